import type { WhatIfOutcome, WhatIfRun } from '@jieti/shared/api/what-if';
import type { Instant } from '@jieti/shared/model/time';
import type { ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';
import type { JobState } from '../jobs/job-run.js';

/** A run as it is stored: which definition, against which version, from which day. */
export interface StoredRun {
  readonly id: number;
  readonly draftId: number | null;
  readonly programme: string;
  readonly definition: ProgrammeDraft;
  readonly definitionHash: string;
  readonly basedOn: number | null;
  readonly effectiveFrom: Instant;
  readonly jobId: number | null;
  readonly result: WhatIfOutcome | null;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly finishedAt: Instant | null;
}

export interface RunRow {
  readonly id: number;
  readonly draft_id: number | null;
  readonly programme: string;
  readonly definition: string;
  readonly definition_hash: string;
  readonly based_on: number | null;
  readonly effective_from: number;
  readonly job_id: number | null;
  readonly result: string | null;
  readonly created_by: string;
  readonly created_at: number;
  readonly finished_at: number | null;
}

export const runColumns = [
  ...['id', 'draft_id', 'programme', 'definition', 'definition_hash', 'based_on', 'effective_from', 'job_id', 'result'],
  ...['created_by', 'created_at', 'finished_at'],
] as const;

export function storedRun(row: RunRow): StoredRun {
  return {
    id: row.id,
    draftId: row.draft_id,
    programme: row.programme,
    definition: JSON.parse(row.definition) as ProgrammeDraft,
    definitionHash: row.definition_hash,
    basedOn: row.based_on,
    effectiveFrom: row.effective_from,
    jobId: row.job_id,
    result: row.result === null ? null : (JSON.parse(row.result) as WhatIfOutcome),
    createdBy: row.created_by,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}

/** How far the work is, from its job. */
export interface RunProgress {
  readonly state: JobState;
  readonly done: number;
  readonly total: number | null;
  readonly error: string | null;
}

export function runView(run: StoredRun, progress: RunProgress, current: boolean): WhatIfRun {
  const { definition: _, ...shown } = run;
  return { ...shown, ...progress, current };
}
