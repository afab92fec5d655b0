import type { Instant } from '@jieti/shared/model/time';
import type { FactInput } from '../facts/fact-input.js';

export interface DemoFlag {
  readonly kind: 'burst' | 'device';
  readonly state: 'open' | 'kept' | 'rejected';
  readonly daysAgo: number;
  readonly events: number;
  /** Of a shared phone, how many accounts acted from it. */
  readonly accounts: number | null;
  readonly reason: string | null;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** What looks made up in the demo shop, one member each. */
export const demoFlags: readonly DemoFlag[] = [
  { kind: 'burst', state: 'rejected', daysAgo: 9, events: 36, accounts: null, reason: '脚本刷阅读，本人承认' },
  { kind: 'burst', state: 'kept', daysAgo: 6, events: 31, accounts: null, reason: '线下课上带大家一起读的，店里知道' },
  { kind: 'device', state: 'open', daysAgo: 2, events: 5, accounts: 6, reason: null },
  { kind: 'device', state: 'open', daysAgo: 2, events: 4, accounts: 6, reason: null },
  { kind: 'burst', state: 'open', daysAgo: 1, events: 42, accounts: null, reason: null },
];

/** From when to when it happened: within one hour of the clock. */
export function flagSpan({ kind, daysAgo, events }: DemoFlag, now: Instant): { from: Instant; until: Instant } {
  const hour = Math.floor((now - daysAgo * DAY_MS) / HOUR_MS) * HOUR_MS;
  const from = hour + 4 * 60_000;
  return { from, until: from + (events - 1) * (kind === 'burst' ? 75_000 : 11 * 60_000) };
}

/** The activities themselves, and for a rejected one that they were taken back. */
export function flagFacts(flag: DemoFlag, memberId: number, now: Instant): readonly FactInput[] {
  const { from, until } = flagSpan(flag, now);
  const step = flag.events > 1 ? (until - from) / (flag.events - 1) : 0;
  const read = Array.from({ length: flag.events }, (_, i): FactInput & { readonly kind: 'engagement' } => ({
    ...{ kind: 'engagement', source: 'app', externalId: `demo-read-${memberId}-${i}`, storeId: null },
    ...{ occurredAt: Math.round(from + i * step), activity: 'read', channel: 'miniProgram' },
  }));
  if (flag.state !== 'rejected') return read;
  const back = read.map(
    ({ source, externalId, occurredAt }): FactInput => ({
      ...{ kind: 'reversal', source: 'desk', externalId: `demo-back-${externalId}`, storeId: null },
      ...{ occurredAt: occurredAt + 2 * HOUR_MS, of: { source, externalId } },
    }),
  );
  return [...read, ...back];
}
