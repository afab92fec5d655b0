/** Batches under way at once: only such as have no name in common, so that none waits for what another holds. */
export class Lanes {
  private readonly turns = new Set<Promise<void>>();
  private readonly taken = new Set<string>();

  private failure: { readonly error: unknown } | null = null;

  constructor(private readonly count: number) {}

  /** Waits until there is room for a batch that speaks of these names. Throws what a batch has failed with. */
  async room(names: readonly string[]): Promise<void> {
    while (this.turns.size >= this.count || names.some((name) => this.taken.has(name))) {
      const [oldest] = this.turns;
      await oldest;
    }
    if (this.failure) throw this.failure.error;
  }

  /** Notes a batch as under way until `work` has ended, whichever way. */
  enter(names: readonly string[], work: Promise<unknown>): void {
    const leave = (): void => {
      this.turns.delete(turn);
      for (const name of names) this.taken.delete(name);
    };
    const turn = work.then(leave, (error: unknown) => {
      this.failure ??= { error };
      leave();
    });
    this.turns.add(turn);
    for (const name of names) this.taken.add(name);
  }

  /** Waits for all that is under way. */
  async empty(): Promise<void> {
    await Promise.all(this.turns);
  }
}
