import type { PointsRules } from '../../model/points.js';

/** Rules before they have a version number and a date. */
export type PointsDraft = Omit<PointsRules, 'version' | 'effectiveFrom'>;

export interface PointsProblem {
  /** Where, as a path a form can attach to: `earning.2.points`. */
  readonly field: string;
  /** What is wrong and why, for people. */
  readonly message: string;
}

export function pointsProblem(field: string, message: string): PointsProblem {
  return { field, message };
}

export function isWholeBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
