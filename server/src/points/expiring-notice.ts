import { businessDayOf, formatDay, parseDay } from '@jieti/shared/calendar';
import { groupThousands } from '@jieti/shared/money';
import type { PointsAccount } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { upcomingExpiries } from '@jieti/shared/rules/points/upcoming-expiries';
import { dayTextFrom } from '@jieti/shared/rules/tier/wording';
import { inboxOnlyKeys } from '../outbox/inbox-only-keys.js';
import type { NewOutboxMessage } from '../outbox/outbox.repository.js';
import { WORD_DAYS } from './word-before-end.js';

const DAY_MS = 86_400_000;

/** What a member is told before points end, once a month at most; null where nothing ends soon (D186). */
export function expiringNotice(
  memberId: number,
  account: PointsAccount,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): NewOutboxMessage | null {
  const until = now + WORD_DAYS * DAY_MS;
  const lots = account.lots.filter((lot) => lot.expiresAt !== null && lot.expiresAt <= until);
  const ends = upcomingExpiries({ lots, debt: 0 }, now, timeZone);
  const first = ends[0];
  if (!first) return null;
  const today = businessDayOf(now, timeZone);
  const day = dayTextFrom(today, parseDay(first.expiresOn) ?? today);
  const more = ends.slice(1).reduce((sum, end) => sum + end.points, 0);
  const rest = more > 0 ? `30 天内还有 ${groupThousands(more)} 积分到期。` : '';
  return {
    ...{ memberId, kind: 'pointsExpiring', templateKey: inboxOnlyKeys.pointsExpiring, campaignId: null, tier: null },
    content: {
      title: '积分快到期',
      body: `${groupThousands(first.points)} 积分在 ${day}到期，到期前可以抵现或换券。${rest}`,
      page: 'pages/points/index',
      values: { points: String(first.points), expiresOn: first.expiresOn },
    },
    dedupeKey: `pointsExpiring:${memberId}:${formatDay(today).slice(0, 7)}`,
  };
}
