import type { Subscriptions } from '@jieti/shared/api/me';
import { askAgainFrom } from '@jieti/shared/rules/ask-again';

export type NoticeItem = Subscriptions['items'][number];

/** Template id → when it was refused on this phone, in epoch milliseconds; the server may not have heard of it yet. */
export type Refusals = Readonly<Record<string, number>>;

/** WeChat's popup takes three on every client. */
const mostAtOnce = 3;
const enough = 2;

/** Whether the phone may offer it by itself: not within the time after a refusal, wherever that is known. */
export function mayAsk({ templateId, askAgainFrom: told }: NoticeItem, refusals: Refusals, now: number): boolean {
  const here = askAgainFrom(refusals[templateId] ?? null);
  return Math.max(told ?? 0, here ?? 0) <= now;
}

/** What is worth asking for at a moment: of these kinds, what is nearly used up and was not refused; least left first. */
export function dueNotices(
  items: readonly NoticeItem[],
  keys: readonly string[],
  { refusals, now }: { readonly refusals: Refusals; readonly now: number },
): readonly NoticeItem[] {
  return items
    .filter((item) => item.key !== undefined && keys.includes(item.key))
    .filter((item) => item.remaining < enough && mayAsk(item, refusals, now))
    .sort((a, b) => a.remaining - b.remaining)
    .slice(0, mostAtOnce);
}
