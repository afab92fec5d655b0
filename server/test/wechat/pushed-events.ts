import type { Instant } from '@jieti/shared/model/time';
import { WechatEventHandlers, type EventOutcome } from '../../src/callbacks/wechat-event-handlers.js';
import { MembersRepository } from '../../src/members/members.repository.js';
import { PersonalData } from '../../src/members/personal-data.js';
import { MessageTemplatesQueries } from '../../src/outbox/message-templates.queries.js';
import { ReceiptsRepository } from '../../src/outbox/receipts.repository.js';
import { SendEventsService } from '../../src/outbox/send-events.service.js';
import { AcceptsRepository } from '../../src/subscriptions/accepts.repository.js';
import { ConsentEventsService } from '../../src/subscriptions/consent-events.service.js';
import { ConsentsRepository } from '../../src/subscriptions/consents.repository.js';
import { testConfig } from '../setup/world.js';
import type { OutboxWorld } from './outbox-world.js';

export interface Push {
  readonly event: string;
  readonly openid: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** When it happened at WeChat; now, cut to the second, when left out. */
  readonly at?: Instant;
}

/** Hands pushed events to whoever takes care of them, each in a transaction, as the door for callbacks does. */
export class PushedEvents {
  private readonly handlers = new WechatEventHandlers();
  private count = 0;

  constructor(private readonly world: OutboxWorld) {
    const { reader, dialect } = world.database;
    const members = new MembersRepository(dialect, new PersonalData(testConfig));
    const accepts = new AcceptsRepository(dialect, new ConsentsRepository(dialect));
    const templates = new MessageTemplatesQueries(reader);
    new ConsentEventsService(this.handlers, templates, members, accepts, world.clock).onModuleInit();
    new SendEventsService(this.handlers, members, new ReceiptsRepository(dialect), world.clock).onModuleInit();
  }

  push({ event, openid, fields, at }: Push): Promise<EventOutcome> {
    const handle = this.handlers.find(event);
    if (!handle) throw new Error(`nobody takes care of ${event}`);
    this.count += 1;
    const account = event === 'TEMPLATESENDJOBFINISH' ? 'officialAccount' : 'miniProgram';
    const seconds = at ?? Math.floor(this.world.clock.now() / 1000) * 1000;
    const pushed = { id: this.count, account, event, fromUser: openid, at: seconds, fields } as const;
    return this.world.database.transactions.run((tx) => handle(tx, pushed));
  }

  /** The member tapped "allow" for a template. */
  accept(openid: string, templateId: string, at?: Instant): Promise<EventOutcome> {
    const List = [{ TemplateId: templateId, SubscribeStatusString: 'accept', PopupScene: '0' }];
    return this.push({
      event: 'subscribe_msg_popup_event',
      openid,
      fields: { List },
      ...(at === undefined ? {} : { at }),
    });
  }

  /** The member switched a template off in WeChat's settings. */
  withdraw(openid: string, templateId: string, at?: Instant): Promise<EventOutcome> {
    const List = [{ TemplateId: templateId, SubscribeStatusString: 'reject' }];
    return this.push({
      event: 'subscribe_msg_change_event',
      openid,
      fields: { List },
      ...(at === undefined ? {} : { at }),
    });
  }

  /** WeChat's last word about a subscription message. */
  sent(openid: string, msgid: string, { templateId = 'sub-tier', error = '0' } = {}): Promise<EventOutcome> {
    const status = error === '0' ? 'success' : 'failed:system failed';
    const List = [{ TemplateId: templateId, MsgID: msgid, ErrorCode: error, ErrorStatus: status }];
    return this.push({ event: 'subscribe_msg_sent_event', openid, fields: { List } });
  }
}
