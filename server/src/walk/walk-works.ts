import { findDifferences } from '../ledger/find-differences.js';
import { countMoves } from '../what-if/count-moves.js';
import { forecastRange } from '../what-if/forecast-range.js';
import type { RangeWork } from './range-work.js';
import type { TaskName, WalkTasks } from './walk-task.js';

type Works = { readonly [Name in TaskName]: (params: WalkTasks[Name]['params']) => RangeWork<WalkTasks[Name]['part']> };

/** How each task is done. */
export const walkWorks: Works = { count: countMoves, differences: findDifferences, forecast: forecastRange };
