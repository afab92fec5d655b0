import { Injectable } from '@nestjs/common';
import { WechatApi } from './wechat-api.js';

/** Who a follower of the official account is elsewhere at this shop. */
@Injectable()
export class WechatFollowers {
  constructor(private readonly api: WechatApi) {}

  /** '' where WeChat has none: the account is not bound to an open platform. Null when it did not say. */
  async findUnionid(openid: string): Promise<string | null> {
    const reply = await this.api.get('officialAccount', '/cgi-bin/user/info', { openid, lang: 'zh_CN' });
    if (reply.kind !== 'ok') return null;
    const unionid = reply.json['unionid'];
    return typeof unionid === 'string' && unionid.length <= 128 ? unionid : '';
  }
}
