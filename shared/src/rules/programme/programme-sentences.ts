import { parseDay } from '../../calendar.js';
import type { CompositePart, Metric, RefundPolicy } from '../../model/programme.js';
import { activityLabel } from '../activity-label.js';
import { STREAK_DAYS } from '../community/check-in-streak.js';
import type { Audience } from '../conditions/condition-kind.js';
import { conditionKinds } from '../conditions/condition-kinds.js';
import { spanText } from '../conditions/window-label.js';
import { figureText, fullDayText } from '../tier/wording.js';
import { conditionsOf } from '../tier/compile-rule.js';
import { DEFAULT_RETURN_WINDOW_DAYS } from '../tier/compile-version.js';
import type { ProgrammeDraft } from './programme-problem.js';

/** What holds for the whole programme, one sentence each: growth, scores, refunds; for the operator also the review. */
export function programmeSentences(draft: ProgrammeDraft, audience: Audience): readonly string[] {
  const reviewDay = draft.reviewOn === undefined ? undefined : parseDay(draft.reviewOn);
  return [
    ...(reads(draft, 'growth') ? [growthText(draft)] : []),
    ...(reads(draft, 'engagementScore') && draft.engagementScore ? [engagementText(draft.engagementScore)] : []),
    ...(reads(draft, 'composite') && draft.composite
      ? [`综合分满分 100：${draft.composite.map(partText).join('，')}`]
      : []),
    refundText(draft.refundPolicy, draft.returnWindowDays ?? DEFAULT_RETURN_WINDOW_DAYS),
    ...(audience === 'operator' && reviewDay !== undefined ? [`这套标准在 ${fullDayText(reviewDay)}前复核`] : []),
  ];
}

function reads({ tiers, composite }: ProgrammeDraft, metric: Metric): boolean {
  const inRules = (wanted: Metric) =>
    tiers.some(({ entry, retention }) =>
      [entry, ...(retention ? [retention] : [])].flatMap(conditionsOf).some((one) => one.metric === wanted),
    );
  return inRules(metric) || (inRules('composite') && (composite ?? []).some((part) => part.metric === metric));
}

/** `每消费 ¥1 得 1 成长值，按单向下取整；签到得 2，每天 1 次` */
export function growthText({ growth: { perYuan, engagement, streakDays } }: Pick<ProgrammeDraft, 'growth'>): string {
  const bought = perYuan > 0 ? [`每消费 ¥1 得 ${perYuan} 成长值，按单向下取整`] : [];
  const done = engagement.map(
    ({ activity, growth, dailyCap }) => `${doneText(activity, streakDays)}得 ${growth}，每天最多 ${dailyCap} 次`,
  );
  return [...bought, ...done].join('；') || '没有成长值来源';
}

/** A streak is said with its days: `每连续签到 7 天`. */
function doneText(activity: string, streakDays = STREAK_DAYS): string {
  return activity === 'streak' ? `每连续签到 ${streakDays} 天` : activityLabel(activity);
}

export function engagementText({ kinds, halfLifeDays }: NonNullable<ProgrammeDraft['engagementScore']>): string {
  const worth = kinds.map(
    ({ activity, weight, dailyCap }) => `${activityLabel(activity)} ${weight} 分，每天最多 ${dailyCap} 次`,
  );
  return `互动分：${worth.join('；')}${halfLifeDays === null ? '' : `；每过 ${halfLifeDays} 天减半`}`;
}

/** `近 12 个月净消费占 50%，¥20,000 得满` */
export function partText(part: CompositePart): string {
  const { label, unit } = conditionKinds[part.metric];
  return `${spanText(part)}${label}占 ${part.weightPercent}%（${figureText(part.cap, unit)} 得满）`;
}

export function refundText(policy: RefundPolicy, returnWindowDays: number): string {
  switch (policy) {
    case 'immediate':
      return '退款后，等级按这笔消费从没多出来过重新算';
    case 'atReview':
      return '退款扣回那一单的部分，已有的等级到评定时才看';
    case 'provisional':
      return `消费先记作预升级，${returnWindowDays} 天退货期过了、没有全退，才正式升级`;
    default:
      return policy satisfies never;
  }
}
