import { businessDayOf, formatDay, offsetAt, parseDay, startOfDay } from '@jieti/shared/calendar';

const TIME_ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;

/** `2026-06-12T14:30` of a date-and-time field, on the shop's clock; null for an empty or half-filled one. */
export function momentOf(text: string): number | null {
  const [, dayText = '', hours, minutes] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(text) ?? [];
  const day = parseDay(dayText);
  return day === undefined ? null : startOfDay(day, TIME_ZONE) + (Number(hours) * 60 + Number(minutes)) * MINUTE;
}

/** An instant as a date-and-time field holds it, on the shop's clock; empty for none. */
export function momentText(at: number | null): string {
  if (at === null) return '';
  const wall = new Date(at + offsetAt(at, TIME_ZONE));
  return `${formatDay(businessDayOf(at, TIME_ZONE))}T${wall.toISOString().slice(11, 16)}`;
}

/** The first instant of a day `2026-06-12` of a date field, on the shop's clock; null for an empty one. */
export function dayStart(text: string): number | null {
  const day = parseDay(text);
  return day === undefined ? null : startOfDay(day, TIME_ZONE);
}

/** The first instant after a day. */
export function dayEnd(text: string): number | null {
  const day = parseDay(text);
  return day === undefined ? null : startOfDay(day + 1, TIME_ZONE);
}
