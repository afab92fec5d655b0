import type { PreUpgrade } from '../../model/tier-state.js';
import type { FoldRun } from './fold-run.js';

/** The tier that counting every order would give now, where it is above the computed one (F18). */
export function rankInSight(run: FoldRun): number | null {
  if (run.tape.orderMaturities.nextDay() === Infinity) return null;
  const { tiers } = run.compiled;
  for (let rank = tiers.length - 1; rank > run.rank; rank--) {
    if (tiers[rank]!.entry(run.figures.values, 0)) return rank;
  }
  return null;
}

/**
 * What the orders within their return window would give, and when it is confirmed if nothing comes back and nothing
 * is bought: `goOn` takes `run` to the next thing that happens, false when nothing does. Null where it is never
 * reached, because what it rests on leaves its window first (D17).
 */
export function preUpgrade(run: FoldRun, rank: number, goOn: () => boolean): PreUpgrade | null {
  const tier = run.compiled.tiers[rank]!.definition.key;
  while (run.tape.orderMaturities.nextDay() !== Infinity && goOn()) {
    if (run.rank >= rank) return { tier, rank, at: run.history.at(-1)!.at };
  }
  return null;
}
