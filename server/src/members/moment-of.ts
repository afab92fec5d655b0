import { parseInstant } from '@jieti/shared/api/instants';
import { endOfDay, parseDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';

/** A day, meant to its end, or an instant; undefined when it is neither. */
export function momentOf(text: string, timeZone: string): Instant | undefined {
  const day = parseDay(text);
  return day === undefined ? parseInstant(text) : endOfDay(day, timeZone);
}
