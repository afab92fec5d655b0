import { Injectable } from '@nestjs/common';
import type { NewWhatIfRun } from '@jieti/shared/api/what-if';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { WhatIfDraftQueries } from './what-if-draft.queries.js';
import { WhatIfRunsRepository } from './what-if-runs.repository.js';

/** Asking for a run, asking it to stop, and taking its lists away. */
@Injectable()
export class WhatIfRunsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly drafts: WhatIfDraftQueries,
    private readonly runs: WhatIfRunsRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** Writes down what is to be tried; the work follows. Refuses as `WhatIfDraftQueries.get` does. */
  async start(draftId: number, wanted: NewWhatIfRun, by: string): Promise<number> {
    const now = this.clock.now();
    const run = { ...(await this.drafts.get(draftId, wanted, now)), createdBy: by };
    return this.transactions.run((tx) => this.runs.insert(tx, run, now));
  }

  /** A run that is over stays as it is. */
  async cancel(run: { readonly id: number; readonly jobId: number | null }): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      if (run.jobId !== null) await this.runs.requestCancel(tx, run.jobId, now);
    });
  }

  /** Notes who took the lists, before the first row leaves. */
  async noteExport(runId: number, reason: string, by: StaffCaller): Promise<void> {
    const entry = {
      actor: by.username,
      action: 'whatIf.export',
      subject: `whatIf:${runId}`,
      detail: { reason },
    } as const;
    await this.transactions.run((tx) => this.audit.append(tx, entry, this.clock.now()));
  }
}
