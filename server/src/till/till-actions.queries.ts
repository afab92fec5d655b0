import { Injectable } from '@nestjs/common';
import { Reader, type SqlValue } from '../db/sql.js';
import { actionColumns, actionOf, type ActionRow, type StoredAction } from './till-action.js';

export interface FoundActions {
  readonly byKey: StoredAction | null;
  readonly bySubject: StoredAction | null;
}

/** Single actions, as they are asked for again or undone. */
@Injectable()
export class TillActionsQueries {
  constructor(private readonly reader: Reader) {}

  findByKey(storeId: string, idemKey: string): Promise<StoredAction | null> {
    return this.findOne('store_id = ? AND idem_key = ?', [storeId, idemKey]);
  }

  /** The purchase or refund under this number, `source/externalId`. */
  findBySubject(subject: string): Promise<StoredAction | null> {
    return this.findOne("subject = ? AND kind IN ('purchase', 'refund') ORDER BY id LIMIT 1", [subject]);
  }

  /** The action under this key, and the first purchase or refund under this number, `source/externalId`, in one look. */
  async findByKeyOrSubject(storeId: string, idemKey: string, subject: string): Promise<FoundActions> {
    const rows = await this.reader.query<ActionRow & { readonly is_key: number }>(
      `SELECT ${actionColumns}, 1 AS is_key FROM till_action WHERE store_id = ? AND idem_key = ?
       UNION ALL
       SELECT ${actionColumns}, 0 AS is_key FROM till_action WHERE subject = ? AND kind IN ('purchase', 'refund')`,
      [storeId, idemKey, subject],
    );
    const byKey = rows.find((row) => Number(row.is_key) === 1);
    const [bySubject] = rows.filter((row) => Number(row.is_key) === 0).toSorted((a, b) => Number(a.id) - Number(b.id));
    return { byKey: byKey ? actionOf(byKey) : null, bySubject: bySubject ? actionOf(bySubject) : null };
  }

  private async findOne(where: string, params: readonly SqlValue[]): Promise<StoredAction | null> {
    const [row] = await this.reader.query<ActionRow>(`SELECT ${actionColumns} FROM till_action WHERE ${where}`, params);
    return row ? actionOf(row) : null;
  }
}
