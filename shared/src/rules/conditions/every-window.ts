import type { MetricWindow } from '../../model/programme.js';

/** The windows of a metric that is counted over days. */
export const everyWindow: readonly MetricWindow['kind'][] = [
  'lifetime',
  'rolling',
  'calendarMonth',
  'calendarQuarter',
  'calendarYear',
  'sinceTierStart',
  'membershipYear',
];
