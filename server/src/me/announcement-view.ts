import type { Home } from '@jieti/shared/api/me';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import type { MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import type { Announcement } from '../programmes/announcements.queries.js';
import { ruleOutlook } from '../programmes/rule-outlook.js';

/** New rules as one member reads them: what changes, from when, and what it means for them by today's figures. */
export function announcementView({ input }: MemberStanding, announcement: Announcement): Home['announcement'] {
  const { versions, announced, note, changes } = announcement;
  const { registeredAt, facts, overrides } = input;
  const { tierAfter, sentence } = ruleOutlook({ versions, announced, registeredAt, facts, overrides });
  return {
    from: formatDay(businessDayOf(announced.effectiveFrom, announced.timeZone)),
    note,
    changes: [...changes],
    sentence,
    tierAfter,
  };
}
