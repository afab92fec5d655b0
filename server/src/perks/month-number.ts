import { businessDayOf, dateOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';

/** The calendar month of the shop that contains `at`, as 202611. */
export function monthNumber(at: Instant, timeZone: string): number {
  const { year, month } = dateOfDay(businessDayOf(at, timeZone));
  return year * 100 + month;
}

/** 202611 → `2026-11` */
export function monthText(month: number): string {
  return `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`;
}
