import { Injectable } from '@nestjs/common';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

/** What members are still to be told. */
@Injectable()
export class RuleNoticesQueries {
  constructor(private readonly reader: Reader) {}

  /** The job with this key came to an end. */
  async isOver(key: string): Promise<boolean> {
    const rows = await this.reader.query(
      "SELECT id FROM job_run WHERE job_key = ? AND state IN ('done', 'failed', 'cancelled')",
      [key],
    );
    return rows.length > 0;
  }

  /** Membership versions withdrawn since. */
  async withdrawnSince(since: Instant): Promise<readonly ProgrammeVersion[]> {
    const rows = await this.reader.query<{ definition: string }>(
      "SELECT definition FROM programme_version WHERE programme = 'membership' AND withdrawn_at >= ? ORDER BY version",
      [since],
    );
    return rows.map((row) => JSON.parse(row.definition) as ProgrammeVersion);
  }
}
