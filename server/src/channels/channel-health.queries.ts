import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

export interface TokenRow {
  readonly key: string;
  readonly hasToken: boolean;
  readonly freshUntil: Instant;
  readonly fetchedAt: Instant | null;
  readonly lastErrcode: number | null;
  readonly lastErrorAt: Instant | null;
}

export interface EventFigures {
  readonly lastEventAt: Instant | null;
  readonly pending: number;
  readonly failed: number;
}

export interface CheckRow {
  readonly account: string;
  readonly at: Instant;
  readonly ok: boolean;
  readonly code: string;
}

export interface ErrorRow {
  readonly day: number;
  readonly channel: string;
  readonly place: string;
  readonly code: string;
  readonly message: string;
  readonly times: number;
  readonly lastAt: Instant;
}

interface StoredToken {
  readonly app_key: string;
  readonly has_token: number;
  readonly fresh_until: number;
  readonly fetched_at: number | null;
  readonly last_errcode: number | null;
  readonly last_error_at: number | null;
}

interface StoredError extends Omit<ErrorRow, 'lastAt'> {
  readonly last_at: number;
}

/** What the tables say about the channels. */
@Injectable()
export class ChannelHealthQueries {
  constructor(private readonly reader: Reader) {}

  async tokens(): Promise<readonly TokenRow[]> {
    const rows = await this.reader.query<StoredToken>(
      `SELECT app_key, token IS NOT NULL AS has_token, fresh_until, fetched_at, last_errcode, last_error_at
       FROM wechat_token`,
    );
    return rows.map((row) => ({
      key: row.app_key,
      hasToken: Number(row.has_token) === 1,
      freshUntil: Number(row.fresh_until),
      fetchedAt: numberOrNull(row.fetched_at),
      lastErrcode: numberOrNull(row.last_errcode),
      lastErrorAt: numberOrNull(row.last_error_at),
    }));
  }

  async events(account: string): Promise<EventFigures> {
    const [last] = await this.reader.query<{ received_at: number }>(
      'SELECT received_at FROM wechat_event WHERE account = ? ORDER BY id DESC LIMIT 1',
      [account],
    );
    const counts = await this.reader.query<{ state: string; n: number }>(
      `SELECT state, COUNT(*) AS n FROM wechat_event WHERE state IN ('pending', 'failed') AND account = ? GROUP BY state`,
      [account],
    );
    const count = (state: string) => Number(counts.find((row) => row.state === state)?.n ?? 0);
    return { lastEventAt: numberOrNull(last?.received_at), pending: count('pending'), failed: count('failed') };
  }

  async checks(): Promise<readonly CheckRow[]> {
    const rows = await this.reader.query<{ account: string; at: number; ok: number; code: string }>(
      'SELECT account, at, ok, code FROM channel_check',
    );
    return rows.map((row) => ({ ...row, at: Number(row.at), ok: Number(row.ok) === 1 }));
  }

  /** Kinds of trouble from `day` on, the latest first. */
  async errorsSince(day: number): Promise<readonly ErrorRow[]> {
    const rows = await this.reader.query<StoredError>(
      `SELECT day, channel, place, code, message, times, last_at FROM channel_error
       WHERE day >= ? ORDER BY last_at DESC, channel, place, code LIMIT 200`,
      [day],
    );
    return rows.map(({ last_at, ...row }) => ({
      ...row,
      day: Number(row.day),
      times: Number(row.times),
      lastAt: Number(last_at),
    }));
  }

  /** What WeChat took, or may have taken, from `since` on; nothing waits longer than a day to be decided. */
  async sendsSince(channel: string, since: Instant): Promise<number> {
    const [row] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM outbox_message
       WHERE state IN ('sent', 'unknown') AND due_at >= ? AND decided_at >= ? AND channel = ?`,
      [since - 86_400_000, since, channel],
    );
    return Number(row?.n ?? 0);
  }
}

function numberOrNull(value: number | string | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
