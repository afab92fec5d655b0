import { dateField } from './dates';

/** Figures along an axis. */
export const axisText = { fontSize: 11, fill: '#6C6E67' } as const;

/** What a plot by days has below it; rows carry their `day` as `2026-11-22`. */
export const dayAxis = {
  dataKey: 'day',
  tick: axisText,
  tickLine: false,
  axisLine: { stroke: '#EAE8E3' },
  tickFormatter: (day: string): string => dateField(day).slice(5),
  minTickGap: 36,
} as const;
