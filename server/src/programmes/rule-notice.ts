import { businessDayOf } from '@jieti/shared/calendar';
import { dayText } from '@jieti/shared/rules/tier/wording';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { inboxOnlyKeys } from '../outbox/inbox-only-keys.js';
import type { NewOutboxMessage } from '../outbox/outbox.repository.js';
import type { Announcement } from './announcements.queries.js';
import type { RuleOutlook } from './rule-outlook.js';

/** Goes out by WeChat as a change of tier, for which members gave their consent; the rest stays in the inbox. */
const TIER_NOTICE = 'tier-up';
const TOLD_CHANGES = 3;

type Version = Pick<ProgrammeVersion, 'programme' | 'version' | 'effectiveFrom' | 'timeZone'>;

/** All notices of a version have keys that begin with this. */
export function noticeKey({ programme, version }: Pick<Version, 'programme' | 'version'>): string {
  return `rules:${programme}:${version}:`;
}

/** What a member is told of new rules, once per version. A consent is spent only where the rules touch their tier. */
export function ruleNotice(
  memberId: number,
  { announced, note, changes }: Announcement,
  { outlook, shopName }: { readonly outlook: RuleOutlook; readonly shopName: string },
): NewOutboxMessage {
  const what = changes.slice(0, TOLD_CHANGES).join('；');
  return {
    ...{ memberId, kind: 'rulesChange', campaignId: null, tier: outlook.tierAfter.key },
    templateKey: outlook.affected ? TIER_NOTICE : inboxOnlyKeys.rulesChange,
    content: {
      title: `会员规则 ${firstDay(announced)}起调整`,
      body: `${outlook.sentence}${what ? `${what}。` : ''}${note ? `原因：${note}。` : ''}`,
      page: 'pages/home/index',
      values: { shopName, tierName: outlook.tierAfter.name, body: outlook.brief },
    },
    dedupeKey: `${noticeKey(announced)}${memberId}`,
  };
}

/** What those who were told are told when the version is withdrawn. */
export function withdrawalNotice(memberId: number, version: Version, shopName: string): NewOutboxMessage {
  const body = `原定 ${firstDay(version)}起的规则调整已取消，等级按现在的规则计算。`;
  return {
    ...{ memberId, kind: 'rulesChange', campaignId: null, tier: null, templateKey: inboxOnlyKeys.rulesChange },
    content: { title: '规则调整已取消', body, page: 'pages/home/index', values: { shopName, body } },
    dedupeKey: `rulesOff:${version.programme}:${version.version}:${memberId}`,
  };
}

function firstDay({ effectiveFrom, timeZone }: Version): string {
  return dayText(businessDayOf(effectiveFrom, timeZone));
}
