import type { CompositePart } from '../../model/programme.js';
import { spanText } from '../conditions/window-label.js';
import { partScore } from './composite-parts.js';
import type { MemberStanding } from './member-standing.js';
import { figureText, metricLabel, metricUnit } from './wording.js';

/** What one factor adds to a member's composite score today (T4). */
export interface CompositeContribution extends CompositePart {
  /** In the metric's own unit. */
  readonly value: number;
  /** Hundredths of a point of 100. */
  readonly score: number;
  /** `近 12 个月净消费 ¥8,000，满 ¥20,000 得 50 分，现在 20 分` */
  readonly sentence: string;
}

/** Every factor with its value, cap and share; empty where the programme has no composite. Their sum is the score. */
export function compositeContributions(standing: MemberStanding): readonly CompositeContribution[] {
  const parts = standing.version.composite ?? [];
  const rules = parts.map(({ metric, window, cap: value }) => {
    return { kind: 'condition' as const, metric, window, op: '>=' as const, value };
  });
  const readings = standing.readings({ kind: 'all', rules }, standing.today, { counts: 'entry' });
  return parts.map((part, i) => {
    const { value } = readings[i]!;
    const score = partScore(part, value);
    return { ...part, value, score, sentence: sentenceOf(part, value, score) };
  });
}

function sentenceOf(part: CompositePart, value: number, score: number): string {
  const text = (amount: number) => figureText(amount, metricUnit(part.metric));
  const label = `${spanText(part)}${metricLabel(part.metric)}`;
  return `${label} ${text(value)}，满 ${text(part.cap)} 得 ${part.weightPercent} 分，现在 ${figureText(score, 'score')} 分`;
}
