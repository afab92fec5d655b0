import type { Clock } from './clock.js';
import type { EventBus } from './event-bus.js';

interface LogEntry {
  readonly id: number;
  readonly at: number;
  /** `in`: the merchant called the platform; `out`: the platform called the merchant. */
  readonly direction: 'in' | 'out';
  readonly method: string;
  readonly path: string;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly milliseconds: number;
  /** The error code, or what the call was about. */
  readonly note: string;
  readonly request: string;
  /** What is sealed in the request, in the clear; empty where nothing is. */
  readonly opened?: string;
  readonly response: string;
}

export interface RequestLog {
  add(entry: Omit<LogEntry, 'id' | 'at'>): void;
  /** Newest first. @param after only entries with a higher id */
  list(limit: number, after?: number): readonly LogEntry[];
}

const kept = 500;
const bodyLimit = 2_000;

export function createRequestLog(clock: Clock, bus: EventBus): RequestLog {
  const entries: LogEntry[] = [];
  let nextId = 1;
  return {
    add: (entry) => {
      entries.push({
        ...entry,
        id: nextId++,
        at: clock.now(),
        request: entry.request.slice(0, bodyLimit),
        response: entry.response.slice(0, bodyLimit),
        opened: entry.opened?.slice(0, bodyLimit) ?? '',
      });
      if (entries.length > kept) entries.shift();
      bus.emit({ kind: 'log' });
    },
    list: (limit, after = 0) =>
      entries
        .slice(-limit)
        .filter((entry) => entry.id > after)
        .reverse()
        .map(withoutSecrets),
  };
}

/** Hidden when they are looked at: thousands of calls a second are never looked at. */
function withoutSecrets(entry: LogEntry): LogEntry {
  return { ...entry, path: hideSecrets(entry.path), request: hideSecrets(entry.request) };
}

function hideSecrets(text: string): string {
  return text.replace(/((?:secret|access_token)"?[=:]"?)[^&"]+/g, '$1…');
}
