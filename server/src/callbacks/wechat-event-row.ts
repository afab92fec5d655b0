import type { CallbackAccount } from '../wechat/wechat-accounts.js';
import type { WechatEvent } from './wechat-event.js';

export type WechatEventState = 'pending' | 'handled' | 'ignored' | 'failed';

export interface WechatEventRow {
  readonly id: number | string;
  readonly account: CallbackAccount;
  readonly event: string;
  readonly from_user: string;
  readonly event_at: number | string;
  readonly payload: string;
  readonly state: WechatEventState;
  readonly reason: string | null;
  readonly attempts: number;
  readonly next_try_at: number | string;
  readonly received_at: number | string;
  readonly decided_at: number | string | null;
}

export function wechatEventOf(row: WechatEventRow): WechatEvent {
  return {
    id: Number(row.id),
    account: row.account,
    event: row.event,
    fromUser: row.from_user,
    at: Number(row.event_at),
    fields: JSON.parse(row.payload) as Readonly<Record<string, unknown>>,
  };
}
