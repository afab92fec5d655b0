import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { decryptCallback } from './callback-crypto.js';
import type { CallbackQuery } from './callback-query.js';
import { isCallbackSignature } from './callback-signature.js';
import { pushBody, type PushBody } from './push-body.js';
import { WechatAccounts, type CallbackAccount, type CallbackCredentials } from './wechat-accounts.js';

/** `unreadable` is the only one of a genuine sender. */
export type CallbackFault = 'notConnected' | 'incomplete' | 'forged' | 'outOfTime' | 'notEncrypted' | 'unreadable';

export interface RefusedCallback {
  readonly kind: 'refused';
  readonly fault: CallbackFault;
}

export interface GenuineCallback {
  readonly kind: 'genuine';
  readonly body: PushBody;
  readonly timestamp: string;
  readonly nonce: string;
  /** SHA-256 in hex of the text, decrypted. */
  readonly contentHash: string;
  /** With what an answer is encrypted; null where it goes out plain. */
  readonly sealedBy: CallbackCredentials | null;
}

const WINDOW_MS = 5 * 60_000;

/** Whether a callback comes from WeChat, and what it says. */
@Injectable()
export class CallbackOpener {
  private readonly windowMs: number;

  constructor(
    private readonly accounts: WechatAccounts,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Pick<Config, 'callbackWindowMs'>,
  ) {
    this.windowMs = config.callbackWindowMs ?? WINDOW_MS;
  }

  /** What the check of the address wants to hear: `echostr`, which WeCom sends encrypted. */
  async openCheck(account: CallbackAccount, query: CallbackQuery) {
    const credentials = await this.accounts.findCallback(account);
    if (!credentials) return refused('notConnected');
    if (query.echostr === '') return refused('incomplete');
    const sealed = account === 'wecom' ? query.echostr : null;
    const fault = this.faultOf(query, credentials, sealed);
    if (fault) return refused(fault);
    const text = sealed === null ? query.echostr : decrypted(sealed, credentials);
    return text === null ? refused('unreadable') : ({ kind: 'echo', text } as const);
  }

  async open(account: CallbackAccount, query: CallbackQuery, raw: Buffer): Promise<GenuineCallback | RefusedCallback> {
    const credentials = await this.accounts.findCallback(account);
    if (!credentials) return refused('notConnected');
    const text = raw.toString('utf8');
    const outer = pushBody(text);
    const sealed = outer?.fields['Encrypt'];
    if (typeof sealed === 'string') return this.openSealed(query, credentials, sealed);
    // Signed or not: where everything is encrypted, whoever sends plain text is not WeChat.
    if (credentials.mode === 'safe') return refused('notEncrypted');
    const fault = this.faultOf(query, credentials, null);
    return fault ? refused(fault) : genuine(query, text, outer, null);
  }

  private openSealed(query: CallbackQuery, credentials: CallbackCredentials, sealed: string) {
    const fault = this.faultOf(query, credentials, sealed);
    if (fault) return refused(fault);
    const text = decrypted(sealed, credentials);
    return text === null ? refused('unreadable') : genuine(query, text, pushBody(text), credentials);
  }

  /** An encrypted text is covered by `msg_signature`, which says more than `signature`. */
  private faultOf(query: CallbackQuery, { token }: CallbackCredentials, sealed: string | null): CallbackFault | null {
    const { timestamp, nonce, signature, msgSignature } = query;
    const given = sealed === null ? signature : msgSignature;
    if (!/^\d{1,12}$/.test(timestamp) || nonce === '' || nonce.length > 64 || given === '') return 'incomplete';
    if (!isCallbackSignature(given, [token, timestamp, nonce, ...(sealed === null ? [] : [sealed])])) return 'forged';
    return this.isInTime(Number(timestamp) * 1000) ? null : 'outOfTime';
  }

  private isInTime(at: Instant): boolean {
    return Math.abs(this.clock.now() - at) <= this.windowMs;
  }
}

function refused(fault: CallbackFault): RefusedCallback {
  return { kind: 'refused', fault };
}

function decrypted(sealed: string, { encodingAesKey, receiveId }: CallbackCredentials): string | null {
  return encodingAesKey === null ? null : decryptCallback(sealed, { encodingAesKey, receiveId });
}

function genuine(
  { timestamp, nonce }: CallbackQuery,
  text: string,
  body: PushBody | null,
  sealedBy: CallbackCredentials | null,
): GenuineCallback | RefusedCallback {
  if (!body) return refused('unreadable');
  const contentHash = createHash('sha256').update(text).digest('hex');
  return { kind: 'genuine', body, timestamp, nonce, contentHash, sealedBy };
}
