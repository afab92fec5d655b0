import { Injectable } from '@nestjs/common';
import { ProgrammeVersionSchema } from '@jieti/shared/api/programmes';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

/** A version with the story of its publication. */
export interface VersionRecord {
  readonly definition: ProgrammeVersion;
  readonly publishedAt: Instant;
  readonly publishedBy: string;
  readonly approvedBy: string | null;
  readonly note: string;
  readonly runId: number | null;
  readonly withdrawn: boolean;
}

interface VersionRecordRow {
  readonly definition: string;
  readonly published_at: number;
  readonly published_by: string;
  readonly approved_by: string | null;
  readonly note: string;
  readonly what_if_run: number | null;
  readonly withdrawn_at: number | null;
}

@Injectable()
export class VersionRecordsQueries {
  constructor(private readonly reader: Reader) {}

  /** Every version a ladder ever had, withdrawn ones too, oldest first. */
  async list(programme: string): Promise<readonly VersionRecord[]> {
    const rows = await this.reader.query<VersionRecordRow>(
      `SELECT definition, published_at, published_by, approved_by, note, what_if_run, withdrawn_at
       FROM programme_version WHERE programme = ? ORDER BY version`,
      [programme],
    );
    return rows.map((row) => ({
      definition: ProgrammeVersionSchema.parse(JSON.parse(row.definition)),
      publishedAt: row.published_at,
      publishedBy: row.published_by,
      approvedBy: row.approved_by,
      note: row.note,
      runId: row.what_if_run,
      withdrawn: row.withdrawn_at !== null,
    }));
  }

  /** Why a version came, in the words of whoever published it. */
  async findNote(programme: string, version: number): Promise<string | null> {
    const [row] = await this.reader.query<{ note: string }>(
      'SELECT note FROM programme_version WHERE programme = ? AND version = ?',
      [programme, version],
    );
    return row?.note ?? null;
  }
}
