import { createHash } from 'node:crypto';
import type { Instant } from '@jieti/shared/model/time';
import type { PushFields } from '../wechat/push-fields.js';
import type { CallbackAccount } from '../wechat/wechat-accounts.js';

/** What has come, before it has a number. */
export interface IncomingEvent {
  readonly account: CallbackAccount;
  readonly event: string;
  readonly fromUser: string;
  readonly at: Instant;
  readonly fields: PushFields;
  /** Equal for two deliveries of the same, whatever their format and signature. */
  readonly dedupeKey: string;
}

/** Null where the body does not say what happened, to whom and when. */
export function incomingEvent(account: CallbackAccount, fields: PushFields): IncomingEvent | null {
  const text = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  };
  const event = text('Event') || text('InfoType') || (text('MsgType') && `message:${text('MsgType')}`);
  const fromUser = subjectOf(account, text);
  const seconds = text('CreateTime') || text('TimeStamp');
  if (!/^[\w:.-]{1,60}$/.test(event) || fromUser === '' || fromUser.length > 128) return null;
  if (!/^\d{1,12}$/.test(seconds)) return null;
  const dedupeKey = hashOf([account, text('MsgId') === '' ? fields : [fromUser, text('MsgId')]]);
  return { account, event, fromUser, at: Number(seconds) * 1000, fields, dedupeKey };
}

/**
 * Some events are sent by the platform and name the person elsewhere, in either case of letters, or name a payment and
 * nobody. Events of one subject are worked off in order, so each payment is its own.
 */
function subjectOf(account: CallbackAccount, text: (name: string) => string): string {
  const sender = text('FromUserName');
  if (account !== 'wecom') return text('OpenID') || text('openid') || text('transaction_id') || sender;
  return text('ExternalUserID') || text('ChatId') || sender || text('AuthCorpId');
}

/**
 * Messages bear a number. Events do not, and two may share a second, a user and a name: all they say is what tells them
 * apart, so a delivery is the same only when every field is.
 */
function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
