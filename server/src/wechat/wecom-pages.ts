import type { WecomOutcome } from './wecom-outcome.js';

export interface WecomPage<T> {
  readonly items: readonly T[];
  /** Empty on the last page. */
  readonly next: string;
}

/** No list of WeCom is this long; a cursor that never ends must not run for ever. */
const MOST_PAGES = 1000;

/** Every page, one after the other; the first refusal is the outcome of all. */
export async function allPages<T>(
  read: (cursor: string) => Promise<WecomOutcome<WecomPage<T>>>,
): Promise<WecomOutcome<readonly T[]>> {
  const items: T[] = [];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const outcome = await read(cursor);
    if (outcome.kind !== 'ok') return outcome;
    items.push(...outcome.value.items);
    if (outcome.value.next === '' || outcome.value.next === cursor) break;
    cursor = outcome.value.next;
  }
  return { kind: 'ok', value: items };
}
