import type { PushAccount } from '../accounts/accounts.js';
import type { Platform } from '../platform.js';

/** A value of an event: text is written in CDATA, a number bare; a list repeats its element in XML. */
export type PushValue = string | number | PushFields | readonly PushFields[];

export interface PushFields {
  readonly [name: string]: PushValue;
}

/**
 * Tells the shop of an event, in the background: never awaited, may be lost, come twice or late.
 * `ToUserName`, `CreateTime` and `MsgType` are added; they need not be given.
 * @param fromUser `FromUserName`: the openid of the person, `sys` for WeCom
 * @param fields `Event` and what belongs to it, in the order in which it is written
 */
export function pushEvent(platform: Platform, account: PushAccount, fromUser: string, fields: PushFields): void {
  void [platform, account, fromUser, fields];
}
