import { Injectable } from '@nestjs/common';
import type { EventOutcome } from '../callbacks/wechat-event-handlers.js';
import type { WechatEvent } from '../callbacks/wechat-event.js';
import type { Tx } from '../db/sql.js';
import { GroupChatsRepository } from './group-chats.repository.js';
import { GroupStaysRepository } from './group-stays.repository.js';

/** What WeCom pushes about a group can be read there so much later (wechat-platform 4.4). */
const READABLE_MS = 2_000;

/** Something happened in a group: who is in it is then asked, for pushes may be lost, doubled or in another order. */
@Injectable()
export class GroupEventsService {
  constructor(
    private readonly chats: GroupChatsRepository,
    private readonly stays: GroupStaysRepository,
  ) {}

  async change(tx: Tx, { fields, at }: WechatEvent): Promise<EventOutcome> {
    const { ChatId: chatId, ChangeType: change } = fields;
    if (typeof chatId !== 'string' || chatId === '' || chatId.length > 64)
      return { kind: 'ignored', reason: 'incomplete' };
    await this.chats.putListed(tx, [chatId], at);
    if (change === 'dismiss') {
      if (!(await this.chats.dismiss(tx, chatId, at))) return { kind: 'ignored', reason: 'newer_known' };
      await this.stays.endAll(tx, chatId, at);
    } else await this.chats.readSoon(tx, chatId, at + READABLE_MS);
    return { kind: 'handled' };
  }
}
