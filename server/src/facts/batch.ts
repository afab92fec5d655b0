import type { ErrorCode } from '@jieti/shared/api/errors';
import type { Instant } from '@jieti/shared/model/time';
import { factId } from '@jieti/shared/rules/fact-id';
import type { Tx } from '../db/sql.js';
import type { LockedMember } from '../ledger/ledger.repository.js';
import type { Candidate } from './candidate.js';
import type { FactEffects } from './fact-effects.repository.js';
import type { NewFact, RecordOptions, RecordOutcome } from './record.js';

/** One transaction that records reports; `outcomes` stands in their order. */
export interface Batch {
  readonly tx: Tx;
  readonly now: Instant;
  readonly options: RecordOptions;
  /** One report and nothing around it. */
  readonly isAlone: boolean;
  readonly outcomes: (RecordOutcome | undefined)[];
}

/** How a report names its member, and why it cannot be taken whoever that is. */
export interface Named {
  readonly key: string;
  readonly fault: ErrorCode | null;
}

/** What can be taken of the reports, with whom each is about. */
export function candidatesOf(
  batch: Batch,
  reports: readonly NewFact[],
  { named, ids }: { readonly named: readonly Named[]; readonly ids: ReadonlyMap<string, number> },
): Candidate[] {
  const candidates: Candidate[] = [];
  reports.forEach((report, index) => {
    const { key, fault } = named[index]!;
    const memberId = ids.get(key);
    if (fault !== null || memberId === undefined) {
      refuse(batch, index, fault ?? 'member_unknown');
      return;
    }
    const occurredAt = Math.min(report.fact.occurredAt, batch.now);
    const fact = { ...report.fact, occurredAt, recordedAt: batch.now };
    candidates.push({ index, id: factId(fact), memberId, fact, report });
  });
  return candidates;
}

/** Always false: the report is not among those that go on. */
export function refuse({ outcomes }: Batch, index: number, code: ErrorCode): false {
  outcomes[index] = { kind: 'refused', code };
  return false;
}

/** The tier a member ended in when this batch also recorded something new of theirs. */
export function tierOf(outcomes: readonly (RecordOutcome | undefined)[], memberId: number): string | undefined {
  const recorded = outcomes.find((o) => o?.kind === 'recorded' && o.memberId === memberId);
  return recorded?.kind === 'recorded' ? recorded.tierAfter : undefined;
}

/** What each recorded report did. */
export function answerRecorded(
  { outcomes }: Batch,
  accepted: readonly Candidate[],
  { locked, settled }: { locked: ReadonlyMap<number, LockedMember>; settled: FactEffects },
): void {
  const moved = new Map<string, number>();
  const tipped = new Set<string | null>();
  for (const { entries, added } of settled.settlements.values()) {
    for (const { fact, delta } of entries) moved.set(factId(fact), delta);
    for (const { kind, trigger } of added) if (kind === 'upgrade') tipped.add(trigger);
  }
  for (const { index, id, memberId } of accepted) {
    const { state } = settled.settlements.get(memberId)!;
    const tierBefore = locked.get(memberId)!.standing.tier || state.history[0]!.to;
    const gifts = tipped.has(id) ? (settled.gifts.get(memberId) ?? []) : [];
    const growth = moved.get(id) ?? 0;
    const points = settled.points.get(id) ?? 0;
    outcomes[index] = { kind: 'recorded', memberId, growth, points, tierBefore, tierAfter: state.tier, gifts };
  }
}
