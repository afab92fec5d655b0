import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';
import { draftColumns, storedDraft, type DraftTableRow, type StoredDraft } from './draft-row.js';

@Injectable()
export class DraftsQueries {
  constructor(private readonly reader: Reader) {}

  async find(id: number): Promise<StoredDraft | null> {
    const [row] = await this.reader.query<DraftTableRow>(`SELECT ${draftColumns} FROM programme_draft WHERE id = ?`, [
      id,
    ]);
    return row ? storedDraft(row) : null;
  }

  /** Last changed first. */
  async list(limit: number): Promise<readonly StoredDraft[]> {
    const rows = await this.reader.query<DraftTableRow>(
      `SELECT ${draftColumns} FROM programme_draft ORDER BY updated_at DESC, id DESC LIMIT ?`,
      [limit],
    );
    return rows.map(storedDraft);
  }
}
