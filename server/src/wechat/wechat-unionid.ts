import { Injectable } from '@nestjs/common';
import { WechatApi } from './wechat-api.js';

/** Which unionid a payer has: WeChat tells it within five minutes of a payment. */
@Injectable()
export class WechatUnionid {
  constructor(private readonly api: WechatApi) {}

  /** Null when WeChat does not say: no open-platform account, too late, another's payment, or no answer. */
  async findPaid(openid: string, transactionId: string): Promise<string | null> {
    const query = { openid, transaction_id: transactionId };
    const reply = await this.api.get('miniProgram', '/wxa/getpaidunionid', query);
    const unionid = reply.kind === 'ok' ? reply.json['unionid'] : null;
    return typeof unionid === 'string' && unionid !== '' && unionid.length <= 128 ? unionid : null;
  }
}
