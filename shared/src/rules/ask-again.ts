import type { Instant } from '../model/time.js';

/** How long the phone does not ask by itself after a refusal. */
const COOL_DOWN_DAYS = 30;

/** From when the phone may ask again for what was refused at `refusedAt`; null: it was not. */
export function askAgainFrom(refusedAt: Instant | null): Instant | null {
  return refusedAt === null ? null : refusedAt + COOL_DOWN_DAYS * 86_400_000;
}
