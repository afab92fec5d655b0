import { Injectable } from '@nestjs/common';
import type { WhatIfOutcome } from '@jieti/shared/api/what-if';
import type { Instant } from '@jieti/shared/model/time';
import type { ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';
import type { Tx } from '../db/sql.js';
import { JobRunsRepository } from '../jobs/job-runs.repository.js';
import type { ListedMove } from './forecast-member.js';

export interface NewRun {
  readonly draftId: number | null;
  readonly programme: string;
  readonly definition: ProgrammeDraft;
  readonly definitionHash: string;
  readonly basedOn: number | null;
  readonly effectiveFrom: Instant;
  readonly createdBy: string;
}

/** The job under which a run is made. */
export function runJob(runId: number, name: string) {
  return { kind: 'whatIf', title: `规则试算：${name}`, key: `what-if:${runId}` } as const;
}

/** Runs are written once when they are asked for, and once when they come to an end. */
@Injectable()
export class WhatIfRunsRepository {
  constructor(private readonly jobs: JobRunsRepository) {}

  /** With the job that will make it. */
  async insert(tx: Tx, run: NewRun, now: Instant): Promise<number> {
    const { insertId } = await tx.execute(
      `INSERT INTO what_if_run (draft_id, programme, definition, definition_hash, based_on, effective_from, created_by, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[run.draftId, run.programme, JSON.stringify(run.definition), run.definitionHash, run.basedOn],
        ...[run.effectiveFrom, run.createdBy, now],
      ],
    );
    const jobId = await this.jobs.insert(tx, runJob(insertId, run.definition.name), now);
    await tx.execute('UPDATE what_if_run SET job_id = ? WHERE id = ?', [jobId, insertId]);
    return insertId;
  }

  /** What came out, whole or not at all; a run that was made twice keeps the later result. */
  async finish(tx: Tx, id: number, result: { outcome: WhatIfOutcome; moves: readonly ListedMove[] }, now: Instant) {
    await tx.execute('DELETE FROM what_if_member WHERE run_id = ?', [id]);
    const places = new Map<string, number>();
    const rows = result.moves.map(({ kind, memberId, from, to, reading }) => {
      const place = (places.get(kind) ?? 0) + 1;
      places.set(kind, place);
      return [id, kind, place, memberId, from, to, reading && JSON.stringify(reading)];
    });
    const columns = ['run_id', 'kind', 'place', 'member_id', 'from_tier', 'to_tier', 'reading'];
    await tx.insertRows('what_if_member', columns, rows);
    await tx.execute('UPDATE what_if_run SET result = ?, finished_at = ? WHERE id = ?', [
      JSON.stringify(result.outcome),
      now,
      id,
    ]);
  }

  /** It ended without a result. */
  async giveUp(tx: Tx, id: number, now: Instant): Promise<void> {
    await tx.execute('UPDATE what_if_run SET finished_at = ? WHERE id = ? AND finished_at IS NULL', [now, id]);
  }

  async requestCancel(tx: Tx, jobId: number, now: Instant): Promise<void> {
    await this.jobs.requestCancel(tx, jobId, now);
  }
}
