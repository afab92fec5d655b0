import { Injectable } from '@nestjs/common';
import type { WhatIfMove } from '@jieti/shared/api/what-if';
import type { ConditionReading } from '@jieti/shared/model/tier-state';
import { Reader } from '../db/sql.js';
import { runColumns, storedRun, type RunProgress, type RunRow, type StoredRun } from './what-if-run-row.js';

/** One place in a list of a run. */
export interface RunMember {
  readonly kind: WhatIfMove;
  readonly place: number;
  readonly memberId: number;
  readonly name: string;
  readonly cardNo: string;
  readonly from: string;
  readonly to: string;
  readonly reading: ConditionReading | null;
}

export interface MemberFilter {
  readonly runId: number;
  readonly kind: WhatIfMove;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface MemberRow {
  readonly kind: WhatIfMove;
  readonly place: number;
  readonly member_id: number;
  readonly name: string;
  readonly card_no: string;
  readonly from_tier: string;
  readonly to_tier: string;
  readonly reading: string | null;
}

/** What was tried, and what came out. */
@Injectable()
export class WhatIfRunsQueries {
  constructor(private readonly reader: Reader) {}

  async find(id: number): Promise<{ readonly run: StoredRun; readonly progress: RunProgress } | null> {
    const columns = runColumns.map((column) => `r.${column}`).join(', ');
    const [row] = await this.reader.query<RunRow & RunProgress>(
      `SELECT ${columns}, COALESCE(j.state, 'queued') AS state, COALESCE(j.done, 0) AS done, j.total, j.error
       FROM what_if_run r LEFT JOIN job_run j ON j.id = r.job_id WHERE r.id = ?`,
      [id],
    );
    if (!row) return null;
    const { state, done, total, error } = row;
    return { run: storedRun(row), progress: { state, done, total, error } };
  }

  /** Oldest first: those that nobody has brought to an end. */
  async listUnfinished(): Promise<readonly number[]> {
    const rows = await this.reader.query<{ id: number }>(
      `SELECT r.id FROM what_if_run r JOIN job_run j ON j.id = r.job_id
       WHERE r.finished_at IS NULL AND j.state IN ('queued', 'running') ORDER BY r.id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Nearest first, from the place after `after` on. */
  async listMembers(filter: MemberFilter, after: number, limit: number): Promise<readonly RunMember[]> {
    const { where, params } = memberWhere(filter);
    const rows = await this.reader.query<MemberRow>(
      `SELECT w.kind, w.place, w.member_id, m.name, m.card_no, w.from_tier, w.to_tier, w.reading
       FROM what_if_member w JOIN member m ON m.id = w.member_id
       WHERE ${where} AND w.place > ? ORDER BY w.place LIMIT ?`,
      [...params, after, limit],
    );
    return rows.map((row) => ({
      kind: row.kind,
      place: row.place,
      memberId: row.member_id,
      name: row.name,
      cardNo: row.card_no,
      from: row.from_tier,
      to: row.to_tier,
      reading: row.reading === null ? null : (JSON.parse(row.reading) as ConditionReading),
    }));
  }

  async countMembers(filter: MemberFilter): Promise<number> {
    const { where, params } = memberWhere(filter);
    const [row] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM what_if_member w WHERE ${where}`,
      params,
    );
    return Number(row?.n ?? 0);
  }
}

function memberWhere({ runId, kind, from, to }: MemberFilter) {
  const conditions: (readonly [sql: string, value: string | number | undefined])[] = [
    ['w.run_id = ?', runId],
    ['w.kind = ?', kind],
    ['w.from_tier = ?', from],
    ['w.to_tier = ?', to],
  ];
  const given = conditions.filter(([, value]) => value !== undefined && value !== '');
  return { where: given.map(([sql]) => sql).join(' AND '), params: given.map(([, value]) => value) };
}
