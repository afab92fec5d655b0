import type { Instant } from '@jieti/shared/model/time';

const EAST_MS = 8 * 3_600_000;

/** RFC 3339 as WeChat writes it: `2026-11-21T12:00:00.120+08:00`, without the milliseconds where `precision` is seconds. */
export function chinaTime(at: Instant, precision: 'seconds' | 'milliseconds' = 'seconds'): string {
  const text = new Date(at + EAST_MS).toISOString();
  return `${text.slice(0, precision === 'seconds' ? 19 : 23)}+08:00`;
}
