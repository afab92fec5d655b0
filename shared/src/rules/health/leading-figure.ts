import type { Condition, ProgrammeVersion } from '../../model/programme.js';
import type { ProgrammeDraft } from '../programme/programme-problem.js';
import { sameFigure } from '../programme/rule-boxes.js';
import { floorsOf } from '../programme/tier-order-problems.js';

/** The figure whose thresholds make the ladder: every upper tier asks for more of it. */
export interface LeadingFigure extends Pick<Condition, 'metric' | 'window'> {
  /** Of the tiers from rank 1 on, rising. */
  readonly thresholds: readonly number[];
}

/** Null where the tiers are not cut along one figure. */
export function leadingFigure({ tiers }: Pick<ProgrammeVersion | ProgrammeDraft, 'tiers'>): LeadingFigure | null {
  const floors = tiers.slice(1).map(({ entry }) => floorsOf(entry, '').map(({ condition }) => condition));
  for (const { metric, window } of floors[0] ?? []) {
    const thresholds = floors.flatMap((own) => own.find((one) => sameFigure(one, { metric, window }))?.value ?? []);
    const rises = thresholds.every((value, i) => i === 0 || value > thresholds[i - 1]!);
    if (thresholds.length === floors.length && rises) return { metric, window, thresholds };
  }
  return null;
}
