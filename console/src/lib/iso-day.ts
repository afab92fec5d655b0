import { businessDayOf, formatDay } from '@jieti/shared/calendar';

/** The shop's day of an instant as date fields hold it: `2026-06-12`. */
export function isoDay(at: number): string {
  return formatDay(businessDayOf(at, 'Asia/Shanghai'));
}
