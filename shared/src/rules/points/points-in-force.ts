import type { PointsRules } from '../../model/points.js';
import type { Instant } from '../../model/time.js';

/** The rules in force at `at`: the last with `effectiveFrom ≤` it; undefined before the first (D100). */
export function pointsInForce(versions: readonly PointsRules[], at: Instant): PointsRules | undefined {
  return versions
    .filter((rules) => rules.effectiveFrom <= at)
    .reduce<PointsRules | undefined>((last, rules) => (last && isLater(last, rules) ? last : rules), undefined);
}

function isLater(a: PointsRules, b: PointsRules): boolean {
  return a.effectiveFrom === b.effectiveFrom ? a.version > b.version : a.effectiveFrom > b.effectiveFrom;
}
