/** What was found in one range of a walk. */
export interface FoundPart {
  readonly memberIds: readonly number[];
}

/** Members settled in one transaction at most, and fewer where that takes longer: nobody waits a tenth of a second. */
const MOST_LOCKED = 100;
const FIRST_LOCKED = 20;
const LOCKED_MS = 40;
/** Members that may wait to be settled before those who find more have to wait as well. */
const MOST_WAITING = 4000;

export interface ResettleTerms<Part> {
  /** Settles some members in one transaction; gives how many changed. */
  readonly resettle: (memberIds: readonly number[]) => Promise<number>;
  /** Everybody of the part has been settled. */
  readonly onSettled: (part: Part) => void;
  /** Transactions at once. */
  readonly lanes: number;
}

/** Settles members behind the back of a walk that goes on finding more: as many in one transaction as hold nobody up. */
export class ResettleQueue<Part extends FoundPart> {
  changed = 0;
  private readonly waiting: { readonly id: number; readonly part: Part }[] = [];
  private readonly left = new Map<Part, number>();
  private locked = FIRST_LOCKED;
  private readonly lanes = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | null = null;

  constructor(private readonly terms: ResettleTerms<Part>) {}

  /** Comes back when there is room for more. @throws what went wrong with those before. */
  async add(part: Part): Promise<void> {
    this.throwFailure();
    if (part.memberIds.length === 0) return this.terms.onSettled(part);
    this.left.set(part, part.memberIds.length);
    for (const id of part.memberIds) this.waiting.push({ id, part });
    while (this.lanes.size < this.terms.lanes && this.waiting.length > this.lanes.size * MOST_LOCKED) this.openLane();
    while (this.waiting.length > MOST_WAITING && this.lanes.size > 0) await Promise.race(this.lanes);
    this.throwFailure();
  }

  /** Comes back when everybody is settled. @throws what went wrong. */
  async drained(): Promise<void> {
    while (this.lanes.size > 0) await Promise.race(this.lanes);
    this.throwFailure();
  }

  /** Forgets who waits, and comes back when nobody is being settled. */
  async stop(): Promise<void> {
    this.waiting.length = 0;
    await Promise.all(this.lanes);
  }

  private openLane(): void {
    const lane: Promise<void> = this.settleWaiting()
      .catch((error: unknown) => {
        this.failure ??= { error };
        this.waiting.length = 0;
      })
      .finally(() => this.lanes.delete(lane));
    this.lanes.add(lane);
  }

  private async settleWaiting(): Promise<void> {
    while (this.waiting.length > 0) {
      const some = this.waiting.splice(0, this.locked);
      const started = performance.now();
      const changed = await this.terms.resettle(some.map(({ id }) => id));
      this.changed += changed;
      const isLong = performance.now() - started > LOCKED_MS;
      this.locked = isLong ? Math.ceil(this.locked / 2) : Math.min(MOST_LOCKED, Math.ceil(this.locked * 1.25));
      for (const { part } of some) this.tick(part);
    }
  }

  private tick(part: Part): void {
    const left = this.left.get(part)! - 1;
    this.left.set(part, left);
    if (left > 0) return;
    this.left.delete(part);
    this.terms.onSettled(part);
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}
