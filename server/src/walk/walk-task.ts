import type { CountParams, CountPart } from '../what-if/count-moves.js';
import type { ForecastParams, ForecastPart } from '../what-if/forecast-range.js';
import type { DifferencesParams, DifferencesPart } from '../ledger/find-differences.js';

/**
 * What can be done to everybody: how it is told what to do, and what comes out of one range of members. Both are plain
 * data: they cross between threads.
 */
export interface WalkTasks {
  readonly count: { readonly params: CountParams; readonly part: CountPart };
  readonly differences: { readonly params: DifferencesParams; readonly part: DifferencesPart };
  readonly forecast: { readonly params: ForecastParams; readonly part: ForecastPart };
}
export type TaskName = keyof WalkTasks;
