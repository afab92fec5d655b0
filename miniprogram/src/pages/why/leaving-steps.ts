import { parseDay } from '@jieti/shared/calendar';
import type { Explanation } from '@jieti/shared/api/tiers';

/** One level of the figure between two days; all positions in percent of the chart, from the top left. */
export interface LevelStep {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  /** How far it falls at its end; 0 for the last. */
  readonly fall: number;
  /** How far below the line it runs; 0 above it. */
  readonly short: number;
}

export interface LeavingSteps {
  readonly steps: readonly LevelStep[];
  /** Height of the line that keeps the tier. */
  readonly lineTop: number;
  readonly first: number;
  readonly last: number;
  readonly threshold: number;
}

type Reviewed = Pick<Explanation, 'leaving' | 'keep' | 'until' | 'graceUntil'>;

/**
 * How today's figure falls to what the review will read, if nothing is added. Null where nothing leaves or the tier
 * has no review, and for figures that the leaving records are not measured in. `today` is a business day.
 */
export function leavingSteps(why: Reviewed, today: number): LeavingSteps | null {
  const item = why.keep?.items[0];
  const review = parseDay(why.graceUntil ?? why.until ?? '');
  if (item?.unit !== 'growth' || review === undefined || why.leaving.length === 0 || review <= today) return null;
  const { threshold, value: last } = item;
  const first = why.leaving.reduce((sum, { delta }) => sum + Math.abs(delta), last);
  const top = Math.max(first, threshold);
  const reach = (top - Math.min(last, threshold)) * 1.2 || 1;
  const y = (value: number) => ((top - value) / reach) * 100;
  const x = (day: string) => Math.min(100, Math.max(0, (((parseDay(day) ?? today) - today) / (review - today)) * 100));
  const steps: LevelStep[] = [];
  let [level, left] = [first, 0];
  const draw = (until: number, next: number) => {
    const short = Math.max(0, y(level) - y(threshold));
    if (until > left || next !== level)
      steps.push({ left, width: until - left, top: y(level), fall: y(next) - y(level), short });
    [level, left] = [next, until];
  };
  for (const { day, delta } of why.leaving) draw(x(day), level - Math.abs(delta));
  draw(100, level);
  return { steps, lineTop: y(threshold), first, last, threshold };
}
