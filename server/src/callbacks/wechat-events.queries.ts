import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader, type SqlValue } from '../db/sql.js';
import type { CallbackAccount } from '../wechat/wechat-accounts.js';
import type { WechatEventRow, WechatEventState } from './wechat-event-row.js';

export interface DueEvent {
  readonly id: number;
  readonly fromUser: string;
}

export interface EventFilter {
  readonly state?: WechatEventState | undefined;
  readonly account?: CallbackAccount | undefined;
  /** The beginning of an event's name, or a whole openid. */
  readonly search?: string | undefined;
}

@Injectable()
export class WechatEventsQueries {
  constructor(private readonly reader: Reader) {}

  /** What waits and is due, in the order of arrival, after this id. */
  async listDue(after: number, now: Instant, limit: number): Promise<readonly DueEvent[]> {
    const rows = await this.reader.query<{ id: number | string; from_user: string }>(
      `SELECT id, from_user FROM wechat_event WHERE state = 'pending' AND id > ? AND next_try_at <= ? ORDER BY id LIMIT ?`,
      [after, now, limit],
    );
    return rows.map((row) => ({ id: Number(row.id), fromUser: row.from_user }));
  }

  /** Newest first, before this id. */
  async list(filter: EventFilter, before: number | undefined, limit: number): Promise<readonly WechatEventRow[]> {
    const { where, params } = whereOf(filter);
    const from = before === undefined ? { sql: '', params: [] } : { sql: ' AND id < ?', params: [before] };
    return this.reader.query<WechatEventRow>(
      `SELECT * FROM wechat_event WHERE ${where}${from.sql} ORDER BY id DESC LIMIT ?`,
      [...params, ...from.params, limit],
    );
  }

  async count(filter: EventFilter): Promise<number> {
    const { where, params } = whereOf(filter);
    const [row] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM wechat_event WHERE ${where}`,
      params,
    );
    return Number(row?.n ?? 0);
  }

  async find(id: number): Promise<WechatEventRow | null> {
    const [row] = await this.reader.query<WechatEventRow>('SELECT * FROM wechat_event WHERE id = ?', [id]);
    return row ?? null;
  }
}

function whereOf({ state, account, search }: EventFilter): { readonly where: string; readonly params: SqlValue[] } {
  const parts: { readonly sql: string; readonly params: readonly SqlValue[] }[] = [];
  if (state) parts.push({ sql: 'state = ?', params: [state] });
  if (account) parts.push({ sql: 'account = ?', params: [account] });
  // The end of a range of names that begin so: no name has a letter after the last of Unicode.
  if (search)
    parts.push({ sql: '(from_user = ? OR (event >= ? AND event < ?))', params: [search, search, `${search}\uFFFF`] });
  const where = parts.map((part) => part.sql).join(' AND ') || '1 = 1';
  return { where, params: parts.flatMap((part) => part.params) };
}
