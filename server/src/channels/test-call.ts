import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import type { TemplateField } from '../wechat/template-data.js';
import { WechatApi, type ApiReply } from '../wechat/wechat-api.js';
import { sampleValues } from './sample-values.js';

export interface TestLetter {
  readonly openid: string;
  readonly templateId: string;
  readonly fields: readonly TemplateField[];
  /** WeChat drops a repeated one within ten minutes (official account). */
  readonly clientId: string;
}

const PAGE = 'pages/home/index';

/** One call that sends a test message; the raw reply, for its errcode is what is looked for. */
@Injectable()
export class TestCall {
  constructor(
    private readonly api: WechatApi,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  post(channel: 'subscription' | 'officialAccount', letter: TestLetter): Promise<ApiReply> {
    const { openid: touser, templateId: template_id, fields } = letter;
    const data = sampleValues(fields, { now: this.clock.now(), timeZone: this.config.timeZone });
    return channel === 'subscription'
      ? this.api.post('miniProgram', '/cgi-bin/message/subscribe/send', {
          ...{ touser, template_id, page: PAGE, miniprogram_state: 'formal', lang: 'zh_CN', data },
        })
      : this.api.post('officialAccount', '/cgi-bin/message/template/send', {
          ...{ touser, template_id, client_msg_id: letter.clientId, data },
        });
  }
}
