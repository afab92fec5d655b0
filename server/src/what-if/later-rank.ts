import type { FoldRun } from '@jieti/shared/rules/tier/fold-run';

/** The computed rank once the tier has been reviewed with the figures as they stand, after any grace (F14, F16). */
export function laterRank(run: FoldRun): number {
  const { rank, until, tier } = run;
  if (rank === 0 || until === null || run.keeps()) return rank;
  switch (tier.definition.downgrade) {
    case 'oneStep':
      return rank - 1;
    case 'toQualified':
      return Math.min(run.qualified(), rank - 1);
    case 'toBase':
      return 0;
    default:
      return tier.definition.downgrade satisfies never;
  }
}
