import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { Doorbell } from '../jobs/doorbell.js';
import { RunForecastService } from './run-forecast.service.js';
import { WhatIfRunsQueries } from './what-if-runs.queries.js';

/** How often it is looked for runs that another process left unfinished. */
const LOOK_MS = 60_000;

/** Makes the runs that were asked for, one after the other. */
@Injectable()
export class WhatIfJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly runs: WhatIfRunsQueries,
    private readonly forecast: RunForecastService,
    doorbell: Doorbell,
  ) {
    this.loop = new BackgroundLoop({
      round: () => this.makeAll(),
      everyMs: LOOK_MS,
      failure: 'what_if_failed',
      bell: { of: doorbell, name: 'whatIf' },
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Whatever is unfinished and in no other process's hands. */
  async makeAll(): Promise<void> {
    for (const id of await this.runs.listUnfinished()) {
      const found = await this.runs.find(id);
      if (this.loop.isStopping || !found) return;
      await this.forecast.make(found.run).catch((error: unknown) => {
        const text = error instanceof Error ? error.message : String(error);
        Logger.error({ event: 'what_if_failed', run: id, error: text }, 'jobs');
      });
    }
  }
}
