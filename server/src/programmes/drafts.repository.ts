import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { definitionHash } from './definition-hash.js';
import { draftColumns, storedDraft, type DraftState, type DraftTableRow, type StoredDraft } from './draft-row.js';

/** Who does something to a draft, and when. */
export interface DraftTouch {
  readonly by: string;
  readonly now: Instant;
}

/** Versions in the making. Every change names the revision it saw, under the lock of the row. */
@Injectable()
export class DraftsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** The number of the new draft. */
  async insert(
    tx: Tx,
    draft: { readonly definition: ProgrammeDraft; readonly basedOn: number | null },
    { by, now }: DraftTouch,
  ): Promise<number> {
    const { definition, basedOn } = draft;
    const { insertId } = await tx.execute(
      `INSERT INTO programme_draft (programme, based_on, definition, definition_hash, revision, state,
         created_by, created_at, updated_by, updated_at) VALUES (?, ?, ?, ?, 1, 'open', ?, ?, ?, ?)`,
      [
        ...[definition.programme, basedOn, JSON.stringify(definition), definitionHash(definition)],
        ...[by, now, by, now],
      ],
    );
    return insertId;
  }

  /** The draft, locked until the transaction ends. */
  async lock(tx: Tx, id: number): Promise<StoredDraft | null> {
    const [row] = await tx.query<DraftTableRow>(
      `SELECT ${draftColumns} FROM programme_draft WHERE id = ?${this.dialect.forUpdate}`,
      [id],
    );
    return row ? storedDraft(row) : null;
  }

  async updateDefinition(tx: Tx, id: number, definition: ProgrammeDraft, { by, now }: DraftTouch): Promise<void> {
    await tx.execute(
      `UPDATE programme_draft SET programme = ?, definition = ?, definition_hash = ?, revision = revision + 1,
         updated_by = ?, updated_at = ? WHERE id = ?`,
      [definition.programme, JSON.stringify(definition), definitionHash(definition), by, now, id],
    );
  }

  async updateState(tx: Tx, id: number, state: Exclude<DraftState, 'published'>, { by, now }: DraftTouch) {
    await tx.execute('UPDATE programme_draft SET state = ?, updated_by = ?, updated_at = ? WHERE id = ?', [
      ...[state, by, now, id],
    ]);
  }

  async markPublished(tx: Tx, id: number, version: number, { by, now }: DraftTouch): Promise<void> {
    await tx.execute(
      `UPDATE programme_draft SET state = 'published', published_version = ?, updated_by = ?, updated_at = ?
       WHERE id = ?`,
      [version, by, now, id],
    );
  }
}
