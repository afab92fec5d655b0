import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

export interface LastVerify {
  readonly members: number;
  readonly differences: number;
  readonly finishedAt: Instant;
}

@Injectable()
export class LastVerifyQueries {
  constructor(private readonly reader: Reader) {}

  /** What the last verification of a night found; null when there was none yet. */
  async find(): Promise<LastVerify | null> {
    const [row] = await this.reader.query<{ detail: string; finished_at: number }>(
      `SELECT detail, finished_at FROM job_run WHERE kind = 'verify' AND state = 'done' ORDER BY id DESC LIMIT 1`,
    );
    if (!row) return null;
    const { members, differences } = JSON.parse(row.detail) as Omit<LastVerify, 'finishedAt'>;
    return { members, differences, finishedAt: row.finished_at };
  }
}
