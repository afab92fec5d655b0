import { Injectable } from '@nestjs/common';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';

export interface Publication {
  readonly version: ProgrammeVersion;
  readonly by: string;
  readonly note: string;
  readonly now: Instant;
}

/** Published versions: rows that are inserted once and never changed. */
@Injectable()
export class ProgrammesRepository {
  constructor(private readonly dialect: Dialect) {}

  /** The last version of a ladder, or null. */
  async findLast(
    tx: Tx,
    programme: string,
  ): Promise<{ readonly version: number; readonly effectiveFrom: Instant } | null> {
    const [row] = await tx.query<{ version: number; effective_from: number }>(
      `SELECT version, effective_from FROM programme_version WHERE programme = ?
       ORDER BY version DESC LIMIT 1${this.dialect.forUpdate}`,
      [programme],
    );
    return row ? { version: row.version, effectiveFrom: row.effective_from } : null;
  }

  /** Refuses with `busy` when somebody else published the same number at this moment. */
  async insert(tx: Tx, { version, by, note, now }: Publication): Promise<void> {
    const columns = ['programme', 'version', 'effective_from', 'definition', 'published_at', 'published_by', 'note'];
    const { programme, version: number, effectiveFrom } = version;
    try {
      await tx.insertRows('programme_version', columns, [
        [programme, number, effectiveFrom, JSON.stringify(version), now, by, note],
      ]);
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) throw new Refusal('busy');
      throw error;
    }
  }
}
