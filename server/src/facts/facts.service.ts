import { Injectable, Logger } from '@nestjs/common';
import { Dialect } from '../db/dialect.js';
import { NestedTransaction, Transactions } from '../db/transactions.js';
import { Doorbell } from '../jobs/doorbell.js';
import { BatchAbandoned, BatchRecorder } from './batch-recorder.js';
import type { NewFact, RecordOptions, RecordOutcome } from './record.js';

/** Facts of concurrent callers that go into one commit at most. */
const GATHERED = 200;

/** Commits under way at once: one works while the other waits for the disk; more would only make the batches smaller. */
const LANES = 2;

interface Waiting {
  readonly fact: NewFact;
  readonly resolve: (outcome: RecordOutcome) => void;
  readonly reject: (error: unknown) => void;
}

type Attempted = RecordOutcome | { readonly kind: 'failed'; readonly error: unknown };

/** The one door for facts: whatever happened to a member is recorded here and takes effect in the same commit. */
@Injectable()
export class FactsService {
  private readonly waiting: Waiting[] = [];
  private readonly lanes: number;
  private busyLanes = 0;

  constructor(
    private readonly recorder: BatchRecorder,
    private readonly doorbell: Doorbell,
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
  ) {
    this.lanes = Math.min(LANES, transactions.lanes);
  }

  /**
   * Records a batch in one commit; every fact gets its own outcome, in the order given. When the batch fails for an
   * unforeseen reason it is split until the guilty fact stands alone, which is then refused as `internal`.
   * @throws what `withinBatch` threw, or when the database cannot be reached: nothing of the batch is then told as stored.
   */
  async record(facts: readonly NewFact[], options: RecordOptions = {}): Promise<readonly RecordOutcome[]> {
    const attempted = await this.attempt(facts, options);
    return attempted.map((one) => {
      if (one.kind !== 'failed') return one;
      Logger.error({ event: 'fact_failed', error: String(one.error) }, 'facts');
      return { kind: 'refused', code: 'internal' };
    });
  }

  /**
   * Records one fact; concurrent callers share a commit, and each waits for its own outcome.
   * @throws when it fails for an unforeseen reason, or is called inside a transaction.
   */
  async recordOne(fact: NewFact): Promise<RecordOutcome> {
    if (this.transactions.isInside()) throw new NestedTransaction();
    return new Promise((resolve, reject) => {
      this.waiting.push({ fact, resolve, reject });
      this.startLane();
    });
  }

  /**
   * Records one fact in a commit of its own, for somebody who waits for the answer and does much within it: nobody then
   * waits for the work of others.
   * @throws when it fails for an unforeseen reason, or is called inside a transaction.
   */
  async recordAlone(fact: NewFact): Promise<RecordOutcome> {
    const [outcome] = await this.attempt([fact], {});
    if (outcome?.kind === 'failed') throw outcome.error;
    return outcome!;
  }

  private startLane(): void {
    if (this.busyLanes >= this.lanes) return;
    this.busyLanes += 1;
    setImmediate(() => void this.runLane());
  }

  /** Callers that arrive while a commit is in flight make up the next one. */
  private async runLane(): Promise<void> {
    while (this.waiting.length > 0) await this.commit(this.waiting.splice(0, GATHERED));
    this.busyLanes -= 1;
  }

  private async commit(gathered: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.attempt(
        gathered.map((one) => one.fact),
        {},
      );
      gathered.forEach((one, i) => {
        const outcome = outcomes[i]!;
        if (outcome.kind === 'failed') one.reject(outcome.error);
        else one.resolve(outcome);
      });
    } catch (error) {
      for (const one of gathered) one.reject(error);
    }
  }

  private async attempt(facts: readonly NewFact[], options: RecordOptions): Promise<readonly Attempted[]> {
    try {
      const { outcomes, messagesQueued } = await this.recorder.record(facts, options);
      if (messagesQueued) this.doorbell.ring('outbox');
      return outcomes;
    } catch (error) {
      if (error instanceof BatchAbandoned) throw error.cause;
      if (this.dialect.isUnreachable(error)) throw error;
      if (facts.length <= 1) {
        await this.recorder.abandon(facts, options);
        return facts.map(() => ({ kind: 'failed', error }));
      }
      const half = Math.ceil(facts.length / 2);
      const first = await this.attempt(facts.slice(0, half), options);
      return [...first, ...(await this.attempt(facts.slice(half), options))];
    }
  }
}
