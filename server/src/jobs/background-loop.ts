import { Logger } from '@nestjs/common';
import type { Bell, Doorbell } from './doorbell.js';

export interface LoopOptions {
  /** One round of the work. It asks `isStopping` between its steps where they take long. */
  readonly round: () => Promise<unknown>;
  /** How often it is looked when nobody rings: another process may have rung its own bell, or died. */
  readonly everyMs: number;
  /** Name of the log line for a round that broke off; the next look tries again. */
  readonly failure: string;
  /** Whoever rings here wants a round at once. */
  readonly bell?: { readonly of: Doorbell; readonly name: Bell };
  /** False: the first look comes after `everyMs`. */
  readonly atStart?: boolean;
  /** False: a wake during a round is taken as answered by it. */
  readonly again?: boolean;
}

/** Wakes at a ring and now and then, makes one round at a time, and ends when the one under way is through. */
export class BackgroundLoop {
  private running: Promise<void> | null = null;
  private isDue = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private stopListening = (): void => undefined;

  constructor(private readonly options: LoopOptions) {}

  get isStopping(): boolean {
    return this.stopped;
  }

  start(): void {
    const { bell, everyMs, atStart = true } = this.options;
    if (bell) this.stopListening = bell.of.on(bell.name, () => this.wake());
    this.timer = setInterval(() => this.wake(), everyMs);
    this.timer.unref();
    if (atStart) this.wake();
  }

  /** Resolves when the round under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    this.stopListening();
    await this.running;
  }

  wake(): void {
    if (this.stopped || (this.running && this.options.again === false)) return;
    this.isDue = true;
    this.running ??= this.rounds().finally(() => (this.running = null));
  }

  private async rounds(): Promise<void> {
    while (this.isDue && !this.stopped) {
      this.isDue = false;
      try {
        await this.options.round();
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        Logger.error({ event: this.options.failure, error: text }, 'jobs');
      }
    }
  }
}
