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
  /** The what-if run that was seen before. */
  readonly runId?: number;
  /** The second person, where one was needed. */
  readonly approvedBy?: string | null;
}

/** A ladder's versions under lock: no other version comes or goes until the transaction ends. */
export interface LockedLadder {
  /** Every number that was ever given, withdrawn ones too; 0 for a ladder that has none. */
  readonly highest: number;
  /** How many versions stand. */
  readonly standing: number;
  /** The last of them. */
  readonly last: { readonly version: number; readonly effectiveFrom: Instant } | null;
}

interface LadderRow {
  readonly version: number;
  readonly effective_from: number;
  readonly withdrawn_at: number | null;
}

/** Published versions: rows that are inserted once; all that may change is that one never comes into force. */
@Injectable()
export class ProgrammesRepository {
  constructor(private readonly dialect: Dialect) {}

  /** The first version's row is the lock: who waited for it reads what the one before has added. */
  async lockLadder(tx: Tx, programme: string): Promise<LockedLadder> {
    await tx.query(
      `SELECT version FROM programme_version WHERE programme = ? ORDER BY version LIMIT 1${this.dialect.forUpdate}`,
      [programme],
    );
    const rows = await tx.query<LadderRow>(
      `SELECT version, effective_from, withdrawn_at FROM programme_version WHERE programme = ?
       ORDER BY version DESC${this.dialect.forUpdate}`,
      [programme],
    );
    const standing = rows.filter((row) => row.withdrawn_at === null);
    const last = standing[0];
    return {
      standing: standing.length,
      highest: rows[0]?.version ?? 0,
      last: last ? { version: last.version, effectiveFrom: last.effective_from } : null,
    };
  }

  /** The versions that stand, oldest first. */
  async versions(tx: Tx, programme: string): Promise<readonly ProgrammeVersion[]> {
    const rows = await tx.query<{ definition: string }>(
      `SELECT definition FROM programme_version WHERE programme = ? AND withdrawn_at IS NULL ORDER BY version`,
      [programme],
    );
    return rows.map((row) => JSON.parse(row.definition) as ProgrammeVersion);
  }

  /** Refuses with `busy` when somebody else published the same number at this moment. */
  async insert(tx: Tx, publication: Publication): Promise<void> {
    const { version, by, note, now, runId, approvedBy } = publication;
    const columns = [
      ...['programme', 'version', 'effective_from', 'definition', 'published_at', 'published_by', 'note'],
      ...['what_if_run', 'approved_by'],
    ];
    const { programme, version: number, effectiveFrom } = version;
    try {
      await tx.insertRows('programme_version', columns, [
        [programme, number, effectiveFrom, JSON.stringify(version), now, by, note, runId, approvedBy],
      ]);
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) throw new Refusal('busy');
      throw error;
    }
  }

  /** What it says stays for ever; it only never comes into force. */
  async withdraw(
    tx: Tx,
    { programme, version }: Pick<ProgrammeVersion, 'programme' | 'version'>,
    { by, now }: Pick<Publication, 'by' | 'now'>,
  ): Promise<void> {
    await tx.execute(
      'UPDATE programme_version SET withdrawn_at = ?, withdrawn_by = ? WHERE programme = ? AND version = ?',
      [now, by, programme, version],
    );
  }
}
