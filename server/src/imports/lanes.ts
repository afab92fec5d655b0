/** How many batches may be under way at once. */
export class Lanes {
  private readonly turns = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | null = null;

  constructor(private readonly count: number) {}

  /** Waits until there is room for one more. Throws what one has failed with. */
  async room(): Promise<void> {
    while (this.turns.size >= this.count) await Promise.race(this.turns);
    if (this.failure) throw this.failure.error;
  }

  /** Counts a batch as under way until `work` has ended, whichever way. */
  enter(work: Promise<unknown>): void {
    const leave = (): void => void this.turns.delete(turn);
    const turn = work.then(leave, (error: unknown) => {
      this.failure ??= { error };
      leave();
    });
    this.turns.add(turn);
  }

  /** Waits for all that is under way. */
  async empty(): Promise<void> {
    await Promise.all(this.turns);
  }
}
