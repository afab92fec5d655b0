import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { GenuineCallback } from '../wechat/callback-opener.js';
import { callbackReply, received, type CallbackReply } from '../wechat/callback-reply.js';
import type { CallbackAccount } from '../wechat/wechat-accounts.js';
import { CallbackIntakeService } from './callback-intake.service.js';
import { incomingEvent, type IncomingEvent } from './incoming-event.js';

export type CallbackAnswer =
  | { readonly kind: 'answered'; readonly reply: CallbackReply }
  | { readonly kind: 'refused'; readonly fault: 'unreadable' | 'misused' };

/** What WeChat is told: as a rule that it arrived, and no more. */
@Injectable()
export class CallbackAnswersService {
  constructor(
    private readonly intake: CallbackIntakeService,
    private readonly clock: Clock,
  ) {}

  async answerTo(account: CallbackAccount, callback: GenuineCallback): Promise<CallbackAnswer> {
    const incoming = incomingEvent(account, callback.body.fields);
    if (!incoming) return { kind: 'refused', fault: 'unreadable' };
    const { timestamp, nonce, contentHash } = callback;
    const outcome = await this.intake.take({ account, timestamp, nonce, contentHash }, incoming);
    if (outcome === 'misused') return { kind: 'refused', fault: 'misused' };
    return { kind: 'answered', reply: this.replyTo(callback, incoming) };
  }

  /**
   * Once a server receives the pushes of a mini-program, what people write to its customer service reaches the staff
   * only when the server says so (转发客服消息). Events are never passed on.
   */
  private replyTo(callback: GenuineCallback, { account, event, fromUser, fields }: IncomingEvent): CallbackReply {
    if (account !== 'miniProgram' || !event.startsWith('message:')) return received;
    const now = this.clock.now();
    const passedOn = {
      ToUserName: fromUser,
      FromUserName: String(fields['ToUserName']),
      CreateTime: Math.floor(now / 1000),
      MsgType: 'transfer_customer_service',
    };
    return callbackReply(callback, passedOn, now);
  }
}
