import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

/** An access token as all processes see it, and what became of the last attempt to fetch one. */
export interface TokenRow {
  readonly key: string;
  /** Sealed. */
  readonly token: string | null;
  readonly version: number;
  readonly freshUntil: Instant;
  readonly fetchedAt: Instant | null;
  readonly leaseUntil: Instant;
  /** WeChat is not asked before this while the credential is the same. */
  readonly retryAt: Instant;
  readonly failures: number;
  readonly credential: string;
  /** 0: WeChat could not be reached. Null: the last attempt succeeded. */
  readonly lastErrcode: number | null;
  readonly lastErrorAt: Instant | null;
}

interface Row {
  readonly app_key: string;
  readonly token: string | null;
  readonly version: number;
  readonly fresh_until: number;
  readonly fetched_at: number | null;
  readonly lease_until: number;
  readonly retry_at: number;
  readonly failures: number;
  readonly credential: string;
  readonly last_errcode: number | null;
  readonly last_error_at: number | null;
}

@Injectable()
export class WechatTokensQueries {
  constructor(private readonly reader: Reader) {}

  async find(key: string): Promise<TokenRow | null> {
    const [row] = await this.reader.query<Row>('SELECT * FROM wechat_token WHERE app_key = ?', [key]);
    return row ? tokenRow(row) : null;
  }
}

function tokenRow(row: Row): TokenRow {
  const orNull = (value: number | null): number | null => (value === null ? null : Number(value));
  return {
    key: row.app_key,
    token: row.token,
    version: Number(row.version),
    freshUntil: Number(row.fresh_until),
    fetchedAt: orNull(row.fetched_at),
    leaseUntil: Number(row.lease_until),
    retryAt: Number(row.retry_at),
    failures: Number(row.failures),
    credential: row.credential,
    lastErrcode: orNull(row.last_errcode),
    lastErrorAt: orNull(row.last_error_at),
  };
}
