import { parseDay, startOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';

const DAY_MS = 86_400_000;
const PATTERN =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** A date and time as files write them; without a zone it is the shop's clock. Undefined when it is no real moment. */
export function localInstant(text: string, timeZone: string): Instant | undefined {
  const match = PATTERN.exec(text.trim());
  if (!match) return undefined;
  const day = parseDay(`${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`);
  const [hour, minute, second] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const timeOfDay = ((hour * 60 + minute) * 60 + second) * 1000;
  const zone = match[7];
  return zone ? day * DAY_MS + timeOfDay - zoneOffset(zone) : startOfDay(day, timeZone) + timeOfDay;
}

function zoneOffset(zone: string): number {
  if (zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}
