/** The phone's own clock in epoch milliseconds; the server's time differs by the offset its answers carry. */
export function phoneNow(): number {
  return Date.now();
}

/** Below this a difference is the network's, not the clock's. */
const noticeableMs = 5_000;
let offsetMs = 0;

/** The server's time as far as its answers told; the phone's own before the first. Epoch milliseconds. */
export const serverNow = (): number => phoneNow() + offsetMs;

/** What an answer's `Date` says, asked for at `asked` by the phone's clock; a small difference changes nothing. */
export function learnServerTime(date: unknown, asked: number): void {
  const told = typeof date === 'string' ? Date.parse(date) : NaN;
  if (Number.isNaN(told)) return;
  const seen = told - (asked + phoneNow()) / 2;
  if (Math.abs(seen - offsetMs) > noticeableMs) offsetMs = Math.abs(seen) > noticeableMs ? seen : 0;
}
