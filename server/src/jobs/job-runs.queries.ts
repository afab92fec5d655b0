import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';
import { jobRunColumns, jobRunOf, type JobRun, type JobRunRow } from './job-run.js';

@Injectable()
export class JobRunsQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest first. */
  async list(limit = 50): Promise<readonly JobRun[]> {
    const rows = await this.reader.query<JobRunRow>(
      `SELECT ${jobRunColumns} FROM job_run ORDER BY started_at DESC, id DESC LIMIT ?`,
      [limit],
    );
    return rows.map(jobRunOf);
  }

  async find(id: number): Promise<JobRun | null> {
    const [row] = await this.reader.query<JobRunRow>(`SELECT ${jobRunColumns} FROM job_run WHERE id = ?`, [id]);
    return row ? jobRunOf(row) : null;
  }
}
