import { businessDayOf, dateOfDay, offsetAt, parseDay } from '@jieti/shared/calendar';

import { currentLanguage, type Language } from './language';

const TIME_ZONE = 'Asia/Shanghai';
const monthNames = 'January February March April May June July August September October November December'.split(' ');
const two = (value: number) => String(value).padStart(2, '0');

/** `2026-08-31` or an instant → `2026.08.31`, the form of fields. */
export function dateField(value: number | string | null): string {
  const day = dayOf(value);
  if (day === undefined) return '—';
  const { year, month, date } = dateOfDay(day);
  return `${year}.${two(month)}.${two(date)}`;
}

/** `8 月 31 日`, or `31 August`: the form of sentences. */
export function dateWords(value: number | string): string {
  const day = dayOf(value);
  if (day === undefined) return '—';
  const { month, date } = dateOfDay(day);
  return currentLanguage() === 'en' ? `${date} ${monthNames[month - 1] ?? ''}` : `${month} 月 ${date} 日`;
}

/** `14:32`, on the shop's clock. */
export function timeOfDay(at: number, options: { readonly seconds?: boolean } = {}): string {
  const wall = new Date(at + offsetAt(at, TIME_ZONE));
  const minutes = `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
  return options.seconds ? `${minutes}:${two(wall.getUTCSeconds())}` : minutes;
}

/** `06.12 14:32` this year, `2025.08.23` before. */
export function timelineStamp(at: number, now: number): string {
  const { year, month, date } = dateOfDay(businessDayOf(at, TIME_ZONE));
  const thisYear = dateOfDay(businessDayOf(now, TIME_ZONE)).year;
  return year === thisYear ? `${two(month)}.${two(date)} ${timeOfDay(at)}` : `${year}.${two(month)}.${two(date)}`;
}

/** `6 月 3 日 10:00`. */
export function dateTimeWords(at: number): string {
  return `${dateWords(at)} ${timeOfDay(at)}`;
}

/** Whole business days from `from` to `to`; negative when `to` is past. */
export function daysBetween(from: number | string, to: number | string): number {
  return (dayOf(to) ?? 0) - (dayOf(from) ?? 0);
}

/** `2026 年 6 月 12 日，周五`, or `Friday, 12 June 2026`. */
export function todayWords(at: number, language: Language = 'zh'): string {
  if (language === 'en') return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: TIME_ZONE }).format(at);
  const day = businessDayOf(at, TIME_ZONE);
  const { year, month, date } = dateOfDay(day);
  const weekday = '日一二三四五六'[new Date(day * 86_400_000).getUTCDay()];
  return `${year} 年 ${month} 月 ${date} 日，周${weekday}`;
}

function dayOf(value: number | string | null): number | undefined {
  if (value === null) return undefined;
  return typeof value === 'number' ? businessDayOf(value, TIME_ZONE) : parseDay(value.slice(0, 10));
}
