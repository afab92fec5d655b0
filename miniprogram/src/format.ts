import { formatFen, groupThousands } from '@jieti/shared/money';
import { businessDayOf, dateOfDay, offsetAt, parseDay } from '@jieti/shared/calendar';
import type { ProgressItem } from '@jieti/shared/api/tiers';
import { phoneNow } from './clock';

const zone = 'Asia/Shanghai';
const two = (n: number) => String(n).padStart(2, '0');
const dayMs = 86_400_000;

/** `2026-08-31` → `2026.08.31`, as fields print days. */
export const dottedDay = (day: string): string => day.split('-').join('.');

/** `2026-08-31` → `8 月 31 日`, as sentences say days; with the year where it is not that of `now`. */
export function spokenDay(day: string, now: number = phoneNow()): string {
  const parsed = parseDay(day);
  if (parsed === undefined) return day;
  const { year, month, date } = dateOfDay(parsed);
  const isThisYear = dateOfDay(businessDayOf(now, zone)).year === year;
  return `${isThisYear ? '' : `${year} 年 `}${month} 月 ${date} 日`;
}

/** The business day of an instant on the shop's clock. */
export const shopDay = (at: number): number => businessDayOf(at, zone);

/** An instant on the shop's clock: `2026.06.12`. */
export function dayOfInstant(at: number): string {
  const { year, month, date } = dateOfDay(businessDayOf(at, zone));
  return `${year}.${two(month)}.${two(date)}`;
}

/** An instant on the shop's clock: `14:32`. */
export function timeOfInstant(at: number): string {
  const minutes = Math.floor(((at + offsetAt(at, zone)) % dayMs) / 60_000);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Whole business days from `now` until the last day before `until` ends; 0 is today. */
export function daysUntil(until: number, now: number): number {
  return businessDayOf(until - 1, zone) - businessDayOf(now, zone);
}

const wordsWithinDays = 7;
const redWithinDays = 3;

/** A last day, included, in words when it is near: `3 天后到期`; `soon` where it may be red. */
export function lastDayWords(day: string, now: number): { readonly words: string; readonly soon: boolean } {
  const parsed = parseDay(day);
  const days = parsed === undefined ? Infinity : parsed - businessDayOf(now, zone);
  if (days > wordsWithinDays) return { words: '', soon: false };
  return { words: days <= 0 ? '今天到期' : `${days} 天后到期`, soon: days <= redWithinDays };
}

const suffixes = { fen: '', growth: '', count: ' 次', days: ' 天', categories: ' 类', score: ' 分' } as const;

/** A figure without its unit: `1,816`, `¥252`, `2.5`; scores come in hundredths. */
export function figure(value: number, unit: ProgressItem['unit']): string {
  if (unit === 'fen') return formatFen(value, { decimals: value % 100 === 0 ? 0 : 2 });
  const hundredths = Math.round(unit === 'score' ? value : value * 100);
  const fraction = String(Math.abs(hundredths % 100))
    .padStart(2, '0')
    .replace(/0+$/, '');
  const whole = groupThousands(Math.trunc(hundredths / 100));
  return fraction ? `${whole}.${fraction}` : whole;
}

/** A figure with its unit: `10 天`, `252`, `¥252`. */
export function measure(value: number, unit: ProgressItem['unit']): string {
  return `${figure(value, unit)}${suffixes[unit]}`;
}

/** `+95`, `−128`, `0`. */
export function signed(delta: number): string {
  if (delta === 0) return '0';
  return `${delta > 0 ? '+' : '−'}${groupThousands(Math.abs(delta))}`;
}

/** Payable money without the sign: `95.20`. */
export const yuan = (fen: number): string => formatFen(fen).replace('¥', '');
