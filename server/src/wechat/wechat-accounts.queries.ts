import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';
import { accountKeys, type StoredAccountKey } from './wechat-accounts-values.js';

export interface StoredAccountRow {
  readonly account: StoredAccountKey;
  /** JSON of public values; null: as the environment says. */
  readonly fields: string | null;
  /** JSON of `SealedSecret` by name. */
  readonly secrets: string | null;
  readonly version: number;
  readonly updatedAt: number;
  readonly updatedBy: string;
}

interface Row {
  readonly account: string;
  readonly fields: string | null;
  readonly secrets: string | null;
  readonly version: number;
  readonly updated_at: number;
  readonly updated_by: string;
}

@Injectable()
export class WechatAccountsQueries {
  constructor(private readonly reader: Reader) {}

  async list(): Promise<readonly StoredAccountRow[]> {
    return accountRows(await this.reader.query<Row>('SELECT * FROM wechat_account'));
  }
}

export function accountRows(rows: readonly Row[]): StoredAccountRow[] {
  return rows.flatMap((row) => {
    const account = accountKeys.find((key) => key === row.account);
    if (!account) return [];
    return [
      {
        account,
        fields: row.fields,
        secrets: row.secrets,
        version: Number(row.version),
        updatedAt: Number(row.updated_at),
        updatedBy: row.updated_by,
      },
    ];
  });
}
