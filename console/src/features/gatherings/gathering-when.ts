import { dateWords, timeOfDay } from '../../lib/dates';

/** `11 月 28 日 14:00–16:00`, or with both days when it goes over midnight. */
export function whenWords(startsAt: number, endsAt: number): string {
  const [first, last] = [dateWords(startsAt), dateWords(endsAt)];
  const start = `${first} ${timeOfDay(startsAt)}`;
  return first === last ? `${start}–${timeOfDay(endsAt)}` : `${start} – ${last} ${timeOfDay(endsAt)}`;
}
