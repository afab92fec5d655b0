import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@jieti/shared/api/errors';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { groupBy } from '../group-by.js';
import { Refusal } from '../http/refusal.js';
import type { LockedMember } from '../ledger/ledger.repository.js';
import { memberRefKey } from '../members/member-ref.js';
import { MembersRepository } from '../members/members.repository.js';
import type { Spending } from '../points/spend-from-book.js';
import { answerRecorded, candidatesOf, refuse, tierOf, type Batch, type Named } from './batch.js';
import { isLinkedRefund, type Candidate } from './candidate.js';
import { factFault } from './fact-content.js';
import { FactEffectsRepository } from './fact-effects.repository.js';
import { FactKeyTaken, FactsRepository } from './facts.repository.js';
import { OrderBalance, ordersOf } from './order-balance.js';
import type { NewFact, RecordOptions, RecordOutcome } from './record.js';
import { sortRepeats, type SortedBatch } from './sort-repeats.js';

const MAX_RACES = 5;

export interface RecordedBatch {
  /** In the order of the reports. */
  readonly outcomes: readonly RecordOutcome[];
  readonly messagesQueued: boolean;
}

/** Nothing else was reported with it, so nothing is to be kept. */
class RefusedAlone extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}

/** What `withinBatch` threw: the batch is given up as a whole. */
export class BatchAbandoned extends Error {}

/** Records a batch of facts in one transaction: lock, look for repeats, insert, settle, store what follows. */
@Injectable()
export class BatchRecorder {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly members: MembersRepository,
    private readonly facts: FactsRepository,
    private readonly effects: FactEffectsRepository,
  ) {}

  /** A key that another transaction took for another member at this moment is found by the next attempt. */
  async record(reports: readonly NewFact[], options: RecordOptions): Promise<RecordedBatch> {
    const now = this.clock.now();
    const isAlone = reports.length === 1 && !options.withinBatch;
    for (let race = 1; ; race += 1) {
      try {
        return await this.transactions.run((tx) => this.within({ tx, now, options, isAlone, outcomes: [] }, reports));
      } catch (error) {
        if (error instanceof RefusedAlone)
          return { outcomes: [{ kind: 'refused', code: error.code }], messagesQueued: false };
        if (!(error instanceof FactKeyTaken) || race === MAX_RACES) throw error;
      }
    }
  }

  /** Closes a part whose one fact cannot be recorded: it counts as refused. */
  async abandon(reports: readonly NewFact[], options: RecordOptions): Promise<void> {
    const outcomes = reports.map((): RecordOutcome => ({ kind: 'refused', code: 'internal' }));
    await abandonIfThrows(() => this.transactions.run(async (tx) => options.withinBatch?.(tx, reports, outcomes)));
  }

  private async within(batch: Batch, reports: readonly NewFact[]): Promise<RecordedBatch> {
    const { tx, now, options } = batch;
    const named = reports.map(({ member, fact }) => ({ key: memberRefKey(member), fault: factFault(fact, now) }));
    const { ids, created } = await this.resolve(batch, reports, named);
    const claimed = candidatesOf(batch, reports, { named, ids });
    const locked = await this.effects.lock(tx, [...new Set([...created, ...claimed.map((c) => c.memberId)])]);
    const candidates = claimed.filter(
      ({ index, memberId, report }) => isTaken(report, locked.get(memberId)) || refuse(batch, index, 'member_unknown'),
    );
    const sorted = await this.sort(batch, candidates);
    const accepted = await this.accept(batch, sorted.fresh);
    const fresh = groupBy(accepted, (candidate) => candidate.memberId);
    // A row without a tier is of this transaction.
    const newcomers = created.filter((id) => locked.get(id)!.standing.tier === '');
    await this.facts.insert(tx, accepted, new Set(newcomers));
    options.onStored?.();
    // Of whom nothing was accepted never came.
    const strangers = newcomers.filter((id) => !fresh.has(id));
    await this.members.removeFirstContacts(tx, strangers);
    const welcome = created.filter((id) => !strangers.includes(id));
    const members = [...new Set([...welcome, ...fresh.keys()])].map((id) => locked.get(id)!);
    const announce = options.announce ?? true;
    const spending = spendingOf(batch, accepted);
    const settled = await this.effects
      .settle(tx, { members, facts: accepted, now, announce, spending })
      .catch((error: unknown) =>
        Promise.reject(spending && error instanceof Refusal ? new RefusedAlone(error.code) : error),
      );
    answerRecorded(batch, accepted, { locked, settled });
    await this.answerRepeats(batch, sorted, locked);
    await tellAfter(batch, accepted);
    const outcomes = reports.map((_, i): RecordOutcome => batch.outcomes[i] ?? { kind: 'refused', code: 'internal' });
    await abandonIfThrows(() => options.withinBatch?.(tx, reports, outcomes));
    return { outcomes, messagesQueued: settled.messagesQueued };
  }

  /** Ids by `memberRefKey`; of somebody nobody knows only what can be taken makes a member. */
  private async resolve({ tx, now, options }: Batch, reports: readonly NewFact[], named: readonly Named[]) {
    const refs = new Map(reports.map(({ member }, i) => [named[i]!.key, member]));
    const ids = await this.members.resolve(
      tx,
      [...refs.values()].filter((ref) => ref.kind !== 'id'),
    );
    // Whether there is such a member shows when the row is locked.
    for (const [key, ref] of refs) if (ref.kind === 'id') ids.set(key, ref.id);
    if (!options.createMembers) return { ids, created: [] };
    const welcome = new Set(named.filter(({ key, fault }) => fault === null && !ids.has(key)).map(({ key }) => key));
    const contacts = [...welcome].flatMap((key) => {
      const identity = refs.get(key)!;
      const isNumber = identity.kind === 'customer' || identity.kind === 'openid';
      return isNumber ? [{ identity, registeredAt: now }] : [];
    });
    if (contacts.length === 0) return { ids, created: [] };
    const made = await this.members.insertFirstContacts(tx, contacts, now);
    for (const [key, id] of made) ids.set(key, id);
    return { ids, created: [...new Set(made.values())] };
  }

  private async sort(batch: Batch, candidates: readonly Candidate[]): Promise<SortedBatch> {
    const stored = await this.facts.findByKeys(
      batch.tx,
      candidates.map(({ fact }) => fact),
    );
    const sorted = sortRepeats(candidates, stored);
    for (const { index } of sorted.conflicting) refuse(batch, index, 'fact_conflict');
    return sorted;
  }

  /** Orders before the refunds that name them, else in the order of the reports. */
  private async accept(batch: Batch, fresh: readonly Candidate[]): Promise<Candidate[]> {
    const accepted: Candidate[] = [];
    for (const candidate of fresh) {
      if (!isLinkedRefund(candidate) && (await this.passes(batch, candidate))) accepted.push(candidate);
    }
    const refunds = fresh.filter(isLinkedRefund);
    if (refunds.length === 0) return accepted;
    const keys = refunds.flatMap(({ fact }) => (fact.order ? [fact.order] : []));
    const orders = new Map([...(await this.facts.findByKeys(batch.tx, keys)), ...ordersOf(accepted)]);
    const balance = new OrderBalance(orders, await this.facts.refundedOf(batch.tx, keys));
    for (const refund of refunds) {
      const obstacle = balance.take(refund);
      if (obstacle !== null) refuse(batch, refund.index, obstacle);
      else if (await this.passes(batch, refund)) accepted.push(refund);
    }
    return accepted;
  }

  /** Of several, a refused one takes its own part back; one that is alone takes the whole transaction with it. */
  private async passes(batch: Batch, { report, index, memberId }: Candidate): Promise<boolean> {
    const { tx, now, isAlone } = batch;
    const { within } = report;
    if (!within) return true;
    try {
      await (isAlone ? within(tx, memberId, now) : tx.attempt(() => within(tx, memberId, now)));
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (isAlone) throw new RefusedAlone(error.code);
      refuse(batch, index, error.code);
      return false;
    }
  }

  private async answerRepeats(batch: Batch, sorted: SortedBatch, locked: ReadonlyMap<number, LockedMember>) {
    const { outcomes } = batch;
    for (const { candidate, first } of sorted.echoes) {
      const outcome = outcomes[first.index];
      if (outcome?.kind !== 'recorded') outcomes[candidate.index] = outcome;
      else {
        const { memberId, growth, tierAfter } = outcome;
        outcomes[candidate.index] = { kind: 'repeated', memberId, growth, tierAfter };
      }
    }
    if (sorted.repeated.length === 0) return;
    const deltas = await this.effects.deltasOf(
      batch.tx,
      sorted.repeated.map(({ first }) => ({ memberId: first.memberId, ...first.fact })),
    );
    for (const { candidate, first } of sorted.repeated) {
      const { memberId, id, index } = candidate;
      const tierAfter = tierOf(outcomes, memberId) ?? locked.get(first.memberId)!.standing.tier;
      outcomes[index] = { kind: 'repeated', memberId, growth: deltas.get(id) ?? 0, tierAfter };
    }
  }
}

/** Under the lock: an account that closes in this instant is closed before or after, never in between (D228). */
function isTaken({ fact, whileMember = fact.kind === 'engagement' }: NewFact, member?: LockedMember): boolean {
  return member !== undefined && (member.isActive || !whileMember);
}

/** @throws for a fact among others: a refusal would take them all with it. */
function spendingOf({ now, isAlone }: Batch, accepted: readonly Candidate[]): Spending | null {
  const spender = accepted.find(({ report }) => report.spends);
  if (!spender?.report.spends) return null;
  if (!isAlone) throw new Error('points are spent on a fact that is recorded alone');
  return { ...spender.report.spends, memberId: spender.memberId, now };
}

async function tellAfter({ tx, now, outcomes }: Batch, accepted: readonly Candidate[]): Promise<void> {
  for (const { index, report } of accepted) {
    const outcome = outcomes[index];
    if (report.after && outcome?.kind === 'recorded') await report.after(tx, outcome, now);
  }
}

async function abandonIfThrows(work: () => Promise<void> | undefined): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new BatchAbandoned('the batch was given up', { cause: error });
  }
}
