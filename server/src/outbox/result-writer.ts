/**
 * Gathers results of all lanes and writes them together, soon: a few large transactions instead of many small ones. What
 * could not be written is thrown by the next `check` or `done`, so that nobody goes on sending what is not written down.
 */
export class ResultWriter<T> {
  private waiting: T[] = [];
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private failure: { readonly error: unknown } | null = null;

  /** @param most results are written at once, others `everyMs` after the first of them. */
  constructor(
    private readonly write: (results: readonly T[]) => Promise<void>,
    private readonly limits: { readonly most: number; readonly everyMs: number },
  ) {}

  push(result: T): void {
    this.waiting.push(result);
    if (this.waiting.length >= this.limits.most) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), this.limits.everyMs);
  }

  /** Throws what a write since the last check failed with. */
  check(): void {
    const { failure } = this;
    this.failure = null;
    if (failure) throw failure.error;
  }

  /** Waits until everything that was pushed is written. */
  async done(): Promise<void> {
    this.flush();
    await this.writing;
    this.check();
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const results = this.waiting;
    if (results.length === 0) return;
    this.waiting = [];
    this.writing = this.writing.then(() => this.attempt(results));
  }

  private async attempt(results: readonly T[]): Promise<void> {
    try {
      await this.write(results);
    } catch (error) {
      this.failure ??= { error };
    }
  }
}
