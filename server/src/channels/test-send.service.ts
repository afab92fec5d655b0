import { Injectable } from '@nestjs/common';
import type { TestSend, TestSendResult } from '@jieti/shared/api/channels';
import { Refusal } from '../http/refusal.js';
import { MessageTemplatesQueries } from '../outbox/message-templates.queries.js';
import { sendOutcome, type SendOutcome } from '../wechat/send-outcome.js';
import type { ApiReply } from '../wechat/wechat-api.js';
import { errorAdvice } from './error-advice.js';
import { TestCall } from './test-call.js';
import { TestClaimsService } from './test-claims.service.js';

/** Sends one message to one member to see whether it arrives. Its consent is used up like that of any other message. */
@Injectable()
export class TestSendService {
  constructor(
    private readonly templates: MessageTemplatesQueries,
    private readonly claims: TestClaimsService,
    private readonly call: TestCall,
  ) {}

  /** @throws Refusal `template_unknown`, `template_no_channel`, `member_unknown` or `member_unreachable`. */
  async send(test: TestSend, by: string): Promise<TestSendResult> {
    const template = (await this.templates.list()).find(({ key }) => key === test.templateKey);
    if (!template) throw new Refusal('template_unknown');
    const channel = template[test.channel];
    if (!channel) throw new Refusal('template_no_channel');
    const claim = await this.claims.take({ ...test, title: template.title, templateId: channel.templateId, by });
    if (claim.kind === 'noConsent') return noConsent;
    const reply = await this.call.post(test.channel, {
      openid: claim.openid,
      templateId: channel.templateId,
      fields: channel.fields,
      clientId: String(claim.id),
    });
    const outcome = sendOutcome(reply);
    const remaining = await this.claims.settle(claim, test.channel, outcome);
    return resultOf(reply, outcome, remaining);
  }
}

const noConsent: TestSendResult = {
  outcome: 'notSent',
  code: '43101',
  sentence: '这位会员对这个模板没有剩下的订阅次数，没有调用微信。请会员在小程序里再订阅一次。',
  msgid: null,
  remaining: 0,
};

function resultOf(reply: ApiReply, outcome: SendOutcome, remaining: number | null): TestSendResult {
  if (outcome.kind === 'sent')
    return { outcome: 'sent', code: '0', sentence: '微信已受理，请看会员的手机。', msgid: outcome.msgid, remaining };
  if (outcome.kind === 'unknown') {
    const sentence = '已发给微信，没有收到答复；可能已经送达，不会再发。';
    return { outcome: 'unknown', code: '', sentence, msgid: null, remaining };
  }
  const code = codeOf(reply);
  return { outcome: 'refused', code, sentence: sentenceOf(code), msgid: null, remaining };
}

function codeOf(reply: ApiReply): string {
  if (reply.kind === 'refused' || reply.kind === 'noToken') return String(reply.errcode);
  return reply.kind === 'gate' ? String(reply.status) : '0';
}

/** What members do or decide is not an error of the shop, so it has words of its own. */
function sentenceOf(code: string): string {
  if (code === '43101') return '会员没有订阅，或订阅次数已经用完。次数已按微信的说法清零。';
  if (code === '43004') return '会员没有关注公众号，公众号消息发不到。';
  if (code === '43019') return '会员在公众号黑名单里，发不到。';
  return errorAdvice(code);
}
