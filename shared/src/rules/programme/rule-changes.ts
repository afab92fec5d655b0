import type { EngagementGrowth, ProgrammeVersion } from '../../model/programme.js';
import { activityLabel } from '../activity-label.js';
import { STREAK_DAYS } from '../community/check-in-streak.js';
import { DEFAULT_RETURN_WINDOW_DAYS } from '../tier/compile-version.js';
import type { ProgrammeDraft } from './programme-problem.js';
import { engagementText, partText, refundText } from './programme-sentences.js';
import { changeOf, type RuleChange } from './rule-change.js';
import { tierChanges } from './tier-changes.js';

export type { RuleChange } from './rule-change.js';

/** Every difference of two definitions of one ladder, for the diff, the announcement and the audit; empty when equal. */
export function ruleChanges(before: ProgrammeDraft, after: ProgrammeDraft): readonly RuleChange[] {
  return [
    ...changeOf('name', '方案名称', [before.name, after.name]),
    ...changeOf('ladder', '等级的得失', [ladders[before.ladder], ladders[after.ladder]]),
    ...changeOf('timeZone', '时区', [before.timeZone, after.timeZone]),
    ...tierChanges(before, after),
    ...changeOf('growth.perYuan', '每元成长值', [String(before.growth.perYuan), String(after.growth.perYuan)]),
    ...changeOf('growth.streakDays', '几天算一次连续签到', [streakText(before), streakText(after)]),
    ...activityChanges(before, after),
    ...changeOf('engagementScore', '互动分', [scoreText(before), scoreText(after)]),
    ...compositeChanges(before, after),
    ...changeOf('refundPolicy', '退款', [refunds(before), refunds(after)]),
    ...changeOf('usedGifts', '升级被撤销时已用的升级礼', [usedGifts(before), usedGifts(after)]),
    ...changeOf('marginPercent', '没记毛利时按', [percent(before.marginPercent), percent(after.marginPercent)]),
    ...changeOf('reviewOn', '标准复核日期', [before.reviewOn ?? null, after.reviewOn ?? null]),
    ...changeOf('onPublish', '生效当天', [publishing(before), publishing(after)]),
  ];
}

const ladders: Readonly<Record<ProgrammeVersion['ladder'], string>> = { held: '到期评定', live: '随指标变动' };

function streakText({ growth: { streakDays = STREAK_DAYS } }: ProgrammeDraft): string {
  return `${streakDays} 天`;
}

function scoreText({ engagementScore }: ProgrammeDraft): string | null {
  return engagementScore ? engagementText(engagementScore) : null;
}

function refunds({ refundPolicy, returnWindowDays = DEFAULT_RETURN_WINDOW_DAYS }: ProgrammeDraft): string {
  return `${refundText(refundPolicy, returnWindowDays)}${refundPolicy === 'provisional' ? '' : `（退货期 ${returnWindowDays} 天）`}`;
}

function usedGifts({ usedGifts = 'keep' }: ProgrammeDraft): string {
  return usedGifts === 'debt' ? '按兑换价收回积分' : '不追回';
}

function percent(value = 0): string {
  return `毛利率 ${value}%`;
}

function publishing({ onPublish = 'keep' }: ProgrammeDraft): string {
  return onPublish === 'requalify' ? '按新规则重新评定一次，可能降级' : '已有等级不变，到评定时才看';
}

function activityChanges(before: ProgrammeDraft, after: ProgrammeDraft): readonly RuleChange[] {
  const [olds, news] = [before.growth.engagement, after.growth.engagement];
  const find = (rules: readonly EngagementGrowth[], activity: string) => rules.find((one) => one.activity === activity);
  const title = (activity: string) => `${activityLabel(activity)}的成长值`;
  const text = (rule: EngagementGrowth | undefined) => (rule ? `${rule.growth}，每天最多 ${rule.dailyCap} 次` : null);
  const gone = olds.filter(({ activity }) => !find(news, activity));
  return [
    ...gone.flatMap((rule) => changeOf('growth.engagement', title(rule.activity), [text(rule), null])),
    ...news.flatMap((rule, i) =>
      changeOf(`growth.engagement.${i}`, title(rule.activity), [text(find(olds, rule.activity)), text(rule)]),
    ),
  ];
}

function compositeChanges(before: ProgrammeDraft, after: ProgrammeDraft): readonly RuleChange[] {
  const text = ({ composite }: ProgrammeDraft) =>
    composite && composite.length > 0 ? composite.map(partText).join('，') : null;
  return changeOf('composite', '综合分的组成', [text(before), text(after)]);
}
