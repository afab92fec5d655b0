import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WechatEventHandlers } from '../callbacks/wechat-event-handlers.js';
import { GroupEventsService } from './group-events.service.js';

@Injectable()
export class GroupEvents implements OnModuleInit {
  constructor(
    private readonly handlers: WechatEventHandlers,
    private readonly groups: GroupEventsService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('change_external_chat', (tx, event) => this.groups.change(tx, event));
  }
}
