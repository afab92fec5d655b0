import type { Instant } from '@jieti/shared/model/time';
import type { CallbackAccount } from '../wechat/wechat-accounts.js';

/** Something WeChat or WeCom reported, verified and decrypted, the same whatever the format it came in. */
export interface WechatEvent {
  readonly id: number;
  readonly account: CallbackAccount;
  /** `Event` of the body; a user's message is `message:text` and the like. */
  readonly event: string;
  /** Whom it is about: the openid; for WeCom the external user or the group where the body names one. */
  readonly fromUser: string;
  /** `CreateTime` of the body: when it happened at WeChat, to the second. */
  readonly at: Instant;
  /**
   * The body. Every number is text, for ids do not fit a JavaScript number. `List` is always an array of objects and
   * always stands at the top, also where XML wraps it into `SubscribeMsgPopupEvent` and the like.
   */
  readonly fields: Readonly<Record<string, unknown>>;
}
