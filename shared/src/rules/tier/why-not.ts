import type { Rule } from '../../model/programme.js';
import type { ConditionReading } from '../../model/tier-state.js';
import type { Audience } from '../conditions/condition-kind.js';
import { conditionKinds } from '../conditions/condition-kinds.js';
import type { MemberStanding } from './member-standing.js';
import { besideText, dayTextFrom, fullDayText } from './wording.js';

/** Why the tier is not higher: which conditions of the next one hold, and which fail (T8). Null at the top. */
export function whyNotHigher(standing: MemberStanding, audience: Audience): string | null {
  const { state, version, today } = standing;
  const next = version.tiers[state.rank + 1];
  if (!next) return null;
  const name = besideText(next.name);
  if (state.override?.kind === 'pin') return `没有升到${name}：等级由人工固定${untilText(state.override.untilDay)}。`;
  if (state.preUpgrade && state.preUpgrade.rank > state.rank)
    return `还没有升到${name}：有消费还在退货期里，退货期过后才算数。`;
  const readings = standing.readings(next.entry, today, { counts: 'entry' });
  return `没有升到${name}：${conditionsText(next.entry, readings, audience)}。`;
}

/** Why the tier is not lower: what it rests on (T8). */
export function whyNotLower(standing: MemberStanding, audience: Audience): string {
  const { state, version, today, tier } = standing;
  const { name, entry } = tier;
  const shown = besideText(name);
  if (state.override && state.rank !== state.computed.rank)
    return `现在是${shown}：由人工设定${untilText(state.override.untilDay)}；按消费计算是${besideText(version.tiers[state.computed.rank]!.name)}。`;
  if (state.rank === 0) return `${name}是最低一级，不会再降。`;
  if (state.graceUntil !== null) return `没有降级：宽限期到 ${dayTextFrom(today, state.graceUntil)}，期内权益不变。`;
  if (version.ladder === 'held')
    return state.until === null
      ? `没有降级：${name}长期有效。`
      : `没有降级：${name}有效到 ${fullDayText(state.until)}，到期评定前不会降。`;
  return `现在是${shown}：${conditionsText(entry, standing.readings(entry, today, { counts: 'entry' }), audience)}。`;
}

function untilText(untilDay: number | null): string {
  return untilDay === null ? '' : `，到 ${fullDayText(untilDay)}`;
}

/** Every condition with what it read; those of a choice are set apart by “或”. */
function conditionsText(rule: Rule, readings: readonly ConditionReading[], audience: Audience): string {
  const joint = rule.kind === 'any' ? '；或 ' : '；';
  return readings.map((one) => conditionKinds[one.metric].sentence(one, audience)).join(joint);
}
