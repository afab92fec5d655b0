import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Transactions } from '../db/transactions.js';
import { WecomGroups, type WecomGroup } from '../wechat/wecom-groups.js';
import { GroupChatsRepository } from './group-chats.repository.js';
import { GroupStaysRepository } from './group-stays.repository.js';
import { PresentPeopleService } from './present-people.service.js';

const AGAIN_MS = 6 * 3_600_000;
const REFUSED_MS = 10 * 60_000;

/** Reads who is in a group: what WeCom pushes about it may be lost or come late, what it answers is how it is. */
@Injectable()
export class GroupReadingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly wecom: WecomGroups,
    private readonly chats: GroupChatsRepository,
    private readonly stays: GroupStaysRepository,
    private readonly people: PresentPeopleService,
  ) {}

  async read(chatId: string, now: Instant): Promise<void> {
    const outcome = await this.wecom.get(chatId);
    if (outcome.kind === 'ok') return this.store({ ...outcome.value, chatId }, now);
    if (outcome.refusal === 'group_unknown') return this.transactions.run((tx) => this.dismiss(tx, chatId, now));
    await this.transactions.run((tx) => this.chats.postpone(tx, chatId, now + REFUSED_MS));
  }

  /** An answer that was asked for earlier than the one kept, and came later, changes nothing. */
  private async store(group: WecomGroup, readAt: Instant): Promise<void> {
    const present = await this.people.of(group.members);
    await this.transactions.run(async (tx) => {
      const kept = await this.chats.lock(tx, group.chatId);
      if (!kept || kept.isDismissed || kept.readAt > readAt) return;
      await this.stays.put(tx, group.chatId, present, readAt);
      await this.chats.update(tx, group, readAt, readAt + AGAIN_MS);
    });
  }

  private async dismiss(tx: Parameters<GroupChatsRepository['dismiss']>[0], chatId: string, at: Instant) {
    if (await this.chats.dismiss(tx, chatId, at)) await this.stays.endAll(tx, chatId, at);
  }
}
