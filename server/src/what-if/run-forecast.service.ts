import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { WorkOutcome } from '../jobs/long-work.js';
import { PooledWork, type WalkReported } from '../walk/pooled-work.js';
import { OutcomeTally } from './outcome-tally.js';
import { WhatIfPlanQueries } from './what-if-plan.queries.js';
import type { StoredRun } from './what-if-run-row.js';
import { runJob, WhatIfRunsRepository } from './what-if-runs.repository.js';

/** Makes a run: a draft folded over everybody's real facts, as a job; nothing about members is written. */
@Injectable()
export class RunForecastService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly runs: WhatIfRunsRepository,
    private readonly plan: WhatIfPlanQueries,
    private readonly work: PooledWork,
  ) {}

  /** Brings the run to an end, unless another process is at it. What goes wrong is written down and thrown on. */
  async make(run: StoredRun): Promise<WorkOutcome> {
    const job = runJob(run.id, run.definition.name);
    try {
      const outcome = await this.work.run(job, (walk) => this.forecast(run, walk));
      if (outcome.kind === 'cancelled') await this.giveUp(run.id);
      return outcome;
    } catch (error) {
      await this.giveUp(run.id);
      throw error;
    }
  }

  private async forecast(run: StoredRun, walk: WalkReported): Promise<void> {
    const started = performance.now();
    const params = await this.plan.params(run, this.clock.now());
    const tally = new OutcomeTally();
    await walk({ name: 'forecast', params, onPart: (part) => tally.add(part) });
    const words = await this.plan.words(run, tally);
    const seconds = Math.round(performance.now() - started) / 1000;
    const outcome = tally.outcome(words, { factsUntil: params.factsUntil, seconds });
    const moves = tally.moves();
    await this.transactions.run((tx) => this.runs.finish(tx, run.id, { outcome, moves }, this.clock.now()));
  }

  private giveUp(runId: number): Promise<void> {
    return this.transactions.run((tx) => this.runs.giveUp(tx, runId, this.clock.now()));
  }
}
