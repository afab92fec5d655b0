import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FollowEventsService } from './follow-events.service.js';
import { PersonalDataEventsService } from './personal-data-events.service.js';
import { WechatEventHandlers } from './wechat-event-handlers.js';
import { WecomContactEventsService } from './wecom-contact-events.service.js';

/** The events that belong to no other feature. */
@Injectable()
export class OwnEvents implements OnModuleInit {
  constructor(
    private readonly handlers: WechatEventHandlers,
    private readonly personalData: PersonalDataEventsService,
    private readonly follows: FollowEventsService,
    private readonly contacts: WecomContactEventsService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('user_authorization_revoke', (tx, event) => this.personalData.revoke(tx, event));
    this.handlers.register('user_authorization_cancellation', (tx, event) => this.personalData.cancel(tx, event));
    this.handlers.register('subscribe', (tx, event) => this.follows.subscribe(tx, event));
    this.handlers.register('unsubscribe', (tx, event) => this.follows.unsubscribe(tx, event));
    this.handlers.register('change_external_contact', (tx, event) => this.contacts.change(tx, event));
  }
}
