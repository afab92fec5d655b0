import type { Fact } from '../../model/fact.js';
import type { ConditionReading, TierTransition } from '../../model/tier-state.js';
import type { BusinessDay } from '../../model/time.js';
import type { MemberStanding } from './member-standing.js';
import { windowPeriod } from './window-period.js';
import { dayText, figureText, metricLabel, metricUnit } from './wording.js';

/** A fact that counted when the tier was gained or last kept, and had left the window when it was read again. */
export interface LeftFact {
  readonly fact: Fact;
  readonly day: BusinessDay;
  /** Growth or fen that went with it. */
  readonly amount: number;
}

/** What had left the window of a sum by the time a transition read it, since the one before; oldest first. */
export function leftBefore(standing: MemberStanding, transition: TierTransition): readonly LeftFact[] {
  const reading = sumOf(transition);
  const { history } = standing.state;
  const before = history.slice(0, history.indexOf(transition)).findLast(({ because }) => because.length > 0);
  if (!reading || reading.firstDay === null || !before) return [];
  const { first } = windowPeriod(reading.window, before.day, standing.member);
  const { tape } = standing;
  const column = reading.metric === 'growth' ? tape.growth : tape.spend;
  return tape.facts.flatMap((fact, i) => {
    const day = tape.days[i]!;
    const wasIn = day >= first && day <= before.day && day < reading.firstDay!;
    return wasIn && column[i] !== 0 ? [{ fact, day, amount: column[i]! }] : [];
  });
}

function sumOf({ because }: TierTransition): ConditionReading | undefined {
  return because.find(({ metric, holds }) => !holds && (metric === 'growth' || metric === 'netSpend'));
}

const MOST_NAMED = 3;

/** `在那之前，3 笔共 468 成长值已经满期移出：2025 年的 6 月 21 日 126、7 月 6 日 198、7 月 27 日 144。`; undefined without any. */
export function leftText(standing: MemberStanding, transition: TierTransition): string | undefined {
  const left = leftBefore(standing, transition);
  const reading = sumOf(transition);
  if (!reading || left.length === 0) return undefined;
  const text = (amount: number) => figureText(amount, metricUnit(reading.metric));
  const total = left.reduce((sum, { amount }) => sum + amount, 0);
  const named = left.slice(0, MOST_NAMED).map(({ day, amount }) => `${dayText(day)} ${text(amount)}`);
  const more = left.length > MOST_NAMED ? '等' : '';
  return `到那时，${left.length} 笔共 ${text(total)} ${metricLabel(reading.metric)}已经移出统计范围：${named.join('、')}${more}。`;
}
