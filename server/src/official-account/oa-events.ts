import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WechatEventHandlers } from '../callbacks/wechat-event-handlers.js';
import { OaEventsService } from './oa-events.service.js';

@Injectable()
export class OaEvents implements OnModuleInit {
  constructor(
    private readonly handlers: WechatEventHandlers,
    private readonly interactions: OaEventsService,
  ) {}

  onModuleInit(): void {
    for (const menu of ['CLICK', 'VIEW', 'view_miniprogram'])
      this.handlers.register(menu, (tx, event) => this.interactions.note(tx, 'click', event));
    this.handlers.register('SCAN', (tx, event) => this.interactions.note(tx, 'scan', event));
  }
}
