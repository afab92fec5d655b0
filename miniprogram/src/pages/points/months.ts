import { dateOfDay } from '@jieti/shared/calendar';
import { shopDay } from '../../format';

const two = (n: number) => String(n).padStart(2, '0');

/** `2026-06`: the month of an instant on the shop's calendar. */
export function monthOf(at: number): string {
  const { year, month } = dateOfDay(shopDay(at));
  return `${year}-${two(month)}`;
}

/** `2026-06` and `-1` → `2026-05`. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + months;
  return `${Math.floor(count / 12)}-${two((count % 12) + 1)}`;
}

/** `2026-06` → `2026 年 6 月`. */
export function spokenMonth(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${year} 年 ${Number(number)} 月`;
}

/** A list that is in order of time, cut where its month changes. */
export function byMonth<T extends { readonly at: number }>(items: readonly T[]): readonly [string, readonly T[]][] {
  const months: [string, T[]][] = [];
  for (const item of items) {
    const month = monthOf(item.at);
    const last = months[months.length - 1];
    if (last?.[0] === month) last[1].push(item);
    else months.push([month, [item]]);
  }
  return months;
}
