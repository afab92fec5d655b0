import type { MessageReason } from '@jieti/shared/model/message-outcome';

const FIRST_MS = 5_000;
const LONGEST_MS = 30 * 60_000;
/** A daily quota comes back within a day; anything else that lasts this long is an answer. */
const MOST: Readonly<Partial<Record<MessageReason, number>>> = { rate_limited: 60 };
const MOST_ATTEMPTS = 8;

/** Milliseconds until the next try after `attempts` of them, or null when it is time to give up. */
export function retryDelay(attempts: number, reason: MessageReason): number | null {
  if (attempts >= (MOST[reason] ?? MOST_ATTEMPTS)) return null;
  return Math.min(FIRST_MS * 3 ** (attempts - 1), LONGEST_MS);
}
