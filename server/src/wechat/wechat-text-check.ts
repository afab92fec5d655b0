import { Injectable, Logger } from '@nestjs/common';
import { WechatApi } from './wechat-api.js';

/** `unchecked`: WeChat could not be asked, or does not know the person as a visitor of the last two hours. */
export type TextVerdict = 'pass' | 'refused' | 'unchecked';

/** What a text is: 1 of a profile, 2 a comment (wechat-platform 1.6). */
const SCENES = { profile: 1, comment: 2 } as const;

/** WeChat's check of what members write. */
@Injectable()
export class WechatTextCheck {
  private readonly logger = new Logger('wechat');

  constructor(private readonly api: WechatApi) {}

  /** `content`: up to 2,500 characters. `refused` is also what WeChat wants a person to look at. */
  async check(content: string, openid: string, as: keyof typeof SCENES): Promise<TextVerdict> {
    if (openid === '') return 'unchecked';
    const body = { content, version: 2, scene: SCENES[as], openid };
    const reply = await this.api.post('miniProgram', '/wxa/msg_sec_check', body, 'freely');
    if (reply.kind !== 'ok') {
      this.logger.warn({ event: 'text unchecked', why: reply.kind });
      return 'unchecked';
    }
    const suggest = (reply.json['result'] as { readonly suggest?: unknown } | null | undefined)?.suggest;
    return suggest === 'pass' ? 'pass' : suggest === 'risky' || suggest === 'review' ? 'refused' : 'unchecked';
  }
}
