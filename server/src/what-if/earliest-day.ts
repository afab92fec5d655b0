import { businessDayOf, startOfDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';

const DAY_MS = 86_400_000;

/** The first day on which a next version may come into force; a ladder that is new may begin today. */
export function earliestDay(
  last: ProgrammeVersion | undefined,
  terms: { readonly timeZone: string; readonly noticeDays: number; readonly now: Instant },
): BusinessDay {
  const { timeZone, noticeDays, now } = terms;
  if (!last) return businessDayOf(now, timeZone);
  const from = Math.max(now + noticeDays * DAY_MS, last.effectiveFrom + 1);
  const day = businessDayOf(from, timeZone);
  return startOfDay(day, timeZone) >= from ? day : day + 1;
}
