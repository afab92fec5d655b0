import { Injectable } from '@nestjs/common';
import { Reader, type SqlValue } from '../db/sql.js';
import { actionColumns, actionOf, type ActionRow, type StoredAction } from './till-action.js';

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

  private async findOne(where: string, params: readonly SqlValue[]): Promise<StoredAction | null> {
    const [row] = await this.reader.query<ActionRow>(`SELECT ${actionColumns} FROM till_action WHERE ${where}`, params);
    return row ? actionOf(row) : null;
  }
}
