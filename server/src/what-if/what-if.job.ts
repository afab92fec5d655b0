import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Doorbell } from '../jobs/doorbell.js';
import { RunForecastService } from './run-forecast.service.js';
import { WhatIfRunsQueries } from './what-if-runs.queries.js';

/** How often it is looked for runs that another process left unfinished. */
const LOOK_MS = 60_000;

/** Makes the runs that were asked for, one after the other. */
@Injectable()
export class WhatIfJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private round: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private stopListening = (): void => undefined;
  private isStopping = false;

  constructor(
    private readonly runs: WhatIfRunsQueries,
    private readonly forecast: RunForecastService,
    private readonly doorbell: Doorbell,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.doorbell.on('whatIf', () => this.wake());
    this.timer = setInterval(() => this.wake(), LOOK_MS);
    this.timer.unref();
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    this.stopListening();
    await this.round;
  }

  /** Whatever is unfinished and in no other process's hands. */
  async makeAll(): Promise<void> {
    for (const id of await this.runs.listUnfinished()) {
      const found = await this.runs.find(id);
      if (this.isStopping || !found) return;
      await this.forecast.make(found.run).catch((error: unknown) => {
        const text = error instanceof Error ? error.message : String(error);
        Logger.error({ event: 'what_if_failed', run: id, error: text }, 'jobs');
      });
    }
  }

  private wake(): void {
    this.round = this.round
      .then(() => this.makeAll())
      .catch((error: unknown) => {
        Logger.error({ event: 'what_if_failed', error: String(error) }, 'jobs');
      });
  }
}
