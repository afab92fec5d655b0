import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WechatEventHandlers, type EventOutcome } from '../callbacks/wechat-event-handlers.js';
import type { WechatEvent } from '../callbacks/wechat-event.js';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { memberRefKey } from '../members/member-ref.js';
import { MembersRepository } from '../members/members.repository.js';
import { MessageTemplatesQueries } from '../outbox/message-templates.queries.js';
import { AcceptsRepository, type PushedAnswer } from './accepts.repository.js';

/** What WeChat says about consents: that one was given in the popup, that they were withdrawn in the settings. */
@Injectable()
export class ConsentEventsService implements OnModuleInit {
  constructor(
    private readonly handlers: WechatEventHandlers,
    private readonly templates: MessageTemplatesQueries,
    private readonly members: MembersRepository,
    private readonly accepts: AcceptsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.register('subscribe_msg_popup_event', (tx, event) => this.popup(tx, event));
    this.handlers.register('subscribe_msg_change_event', (tx, event) => this.change(tx, event));
  }

  /** An accept counts once, whether the mini-program told of it before or will; other answers change nothing. */
  private popup(tx: Tx, event: WechatEvent): Promise<EventOutcome> {
    return this.each(tx, event, async (push, status) => {
      if (status === 'accept') await this.accepts.acceptPushed(tx, push, this.clock.now());
    });
  }

  private change(tx: Tx, event: WechatEvent): Promise<EventOutcome> {
    return this.each(tx, event, async (push, status) => {
      if (status === 'reject') await this.accepts.withdraw(tx, push, this.clock.now());
    });
  }

  private async each(
    tx: Tx,
    event: WechatEvent,
    take: (push: PushedAnswer, status: string) => Promise<void>,
  ): Promise<EventOutcome> {
    const answers = await this.answersOf(event);
    if (answers.length === 0) return { kind: 'ignored', reason: 'template_unknown' };
    const ref = { kind: event.account === 'officialAccount' ? 'oaOpenid' : 'openid', value: event.fromUser } as const;
    const memberId = (await this.members.resolve(tx, [ref])).get(memberRefKey(ref));
    if (memberId === undefined) return { kind: 'ignored', reason: 'member_unknown' };
    for (const { templateId, status } of answers) {
      await take({ memberId, templateId, at: event.at, eventId: event.id }, status);
    }
    return { kind: 'handled' };
  }

  /** Of our templates only, in an order in which two events about one member do not wait for each other. */
  private async answersOf(event: WechatEvent): Promise<readonly { templateId: string; status: string }[]> {
    const ours = new Set((await this.templates.list()).map((template) => template.subscription?.templateId));
    const list = Array.isArray(event.fields['List']) ? (event.fields['List'] as readonly unknown[]) : [];
    return list
      .map((item) => item as Readonly<Record<string, unknown>>)
      .map((item) => ({ templateId: String(item['TemplateId']), status: String(item['SubscribeStatusString']) }))
      .filter(({ templateId }) => ours.has(templateId))
      .toSorted((a, b) => (a.templateId < b.templateId ? -1 : 1));
  }
}
