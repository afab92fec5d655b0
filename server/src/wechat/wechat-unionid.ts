import { Injectable } from '@nestjs/common';
import { WechatApi } from './wechat-api.js';

export type PaidUnionid =
  | { readonly kind: 'found'; readonly unionid: string }
  /** The mini-program is bound to no open-platform account: nobody here has a unionid. */
  | { readonly kind: 'unbound' }
  /** Too late, another's payment, or no answer. */
  | { readonly kind: 'none' };

/** Which unionid a payer has: WeChat tells it within five minutes of a payment, without any consent. */
@Injectable()
export class WechatUnionid {
  constructor(private readonly api: WechatApi) {}

  async findPaid(openid: string, transactionId: string): Promise<PaidUnionid> {
    const query = { openid, transaction_id: transactionId };
    const reply = await this.api.get('miniProgram', '/wxa/getpaidunionid', query);
    if (reply.kind === 'refused' && reply.errcode === 89002) return { kind: 'unbound' };
    const unionid = reply.kind === 'ok' ? reply.json['unionid'] : null;
    const isUnionid = typeof unionid === 'string' && unionid !== '' && unionid.length <= 128;
    return isUnionid ? { kind: 'found', unionid } : { kind: 'none' };
  }
}
