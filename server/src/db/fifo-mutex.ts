/** Waited longer than the limit for the one writer. */
export class MutexTimeout extends Error {}

interface Waiter {
  readonly start: () => void;
}

/** One holder at a time, first come first served, and nobody waits for ever. */
export class FifoMutex {
  private held = false;
  private readonly waiting: Waiter[] = [];

  constructor(private readonly waitLimitMs: number) {}

  /** @throws MutexTimeout when the turn does not come within the wait limit. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    await this.acquire();
    try {
      return await work();
    } finally {
      this.release();
    }
  }

  private acquire(): Promise<void> {
    if (!this.held) {
      this.held = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        reject(new MutexTimeout(`the writer was not free within ${this.waitLimitMs} ms`));
      }, this.waitLimitMs);
      const waiter: Waiter = {
        start: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      this.waiting.push(waiter);
    });
  }

  private release(): void {
    const next = this.waiting.shift();
    if (next) next.start();
    else this.held = false;
  }
}
