import type { Condition, ProgrammeVersion } from '@jieti/shared/model/programme';
import { leadingFigure } from '@jieti/shared/rules/health/leading-figure';

/** One figure that a ladder cuts, and where: the thresholds of its tiers, lowest first. */
export interface CutPoints {
  readonly figure: Pick<Condition, 'metric' | 'window'>;
  readonly cuts: readonly { readonly tier: string; readonly name: string; readonly value: number }[];
}

/** Null where the tiers are not cut along one figure. */
export function cutPointsOf({ tiers }: Pick<ProgrammeVersion, 'tiers'>): CutPoints | null {
  const leading = leadingFigure({ tiers });
  if (!leading) return null;
  const { metric, window, thresholds } = leading;
  const cuts = tiers.slice(1).map(({ key, name }, index) => ({ tier: key, name, value: thresholds[index]! }));
  return { figure: { metric, window }, cuts };
}
