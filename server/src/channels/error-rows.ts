import type { ChannelHealth } from '@jieti/shared/api/channels';
import type { ErrorRow } from './channel-health.queries.js';
import { errorAdvice } from './error-advice.js';

const MOST = 20;

/** The same trouble on several days is one line, with its latest moment and all its times. */
export function errorRows(rows: readonly ErrorRow[]): ChannelHealth['errors'] {
  const lines = new Map<string, ChannelHealth['errors'][number]>();
  for (const { channel, place, code, message, times, lastAt } of rows) {
    const key = [channel, place, code].join('|');
    const known = lines.get(key);
    lines.set(key, {
      ...{ channel, place, code },
      message: known && known.lastAt > lastAt ? known.message : message,
      advice: errorAdvice(code),
      times: times + (known?.times ?? 0),
      lastAt: Math.max(lastAt, known?.lastAt ?? 0),
    });
  }
  return [...lines.values()].sort((a, b) => b.lastAt - a.lastAt).slice(0, MOST);
}
