import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { chunked } from '../db/in-list.js';
import { Transactions } from '../db/transactions.js';
import { WecomContacts } from '../wechat/wecom-contacts.js';
import { WecomGroups } from '../wechat/wecom-groups.js';
import { GroupChatsRepository } from './group-chats.repository.js';
import { GroupWorkQueries } from './group-work.queries.js';

/** Owners one question may name. */
const OWNERS = 100;

/** Keeps up with which groups the shop has: what WeCom pushed about it may have been lost. */
@Injectable()
export class GroupListingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly wecom: WecomGroups,
    private readonly contacts: WecomContacts,
    private readonly chats: GroupChatsRepository,
    private readonly work: GroupWorkQueries,
  ) {}

  /** Groups that are gone are due to be read, and then found dismissed. Without an answer nothing changes. */
  async list(now: Instant): Promise<void> {
    const listed = await this.listed();
    if (listed === null) return;
    const there = new Set(listed);
    const gone = (await this.work.listLive()).filter((chatId) => !there.has(chatId));
    await this.transactions.run(async (tx) => {
      await this.chats.putListed(tx, listed, now);
      for (const chatId of gone) await this.chats.readSoon(tx, chatId, now);
    });
  }

  private async listed(): Promise<readonly string[] | null> {
    const all = await this.wecom.list();
    if (all.kind === 'ok') return all.value;
    if (all.refusal !== 'too_many_owners') return null;
    const staff = await this.contacts.listStaff();
    if (staff.kind !== 'ok') return null;
    const chatIds: string[] = [];
    for (const owners of chunked(staff.value, OWNERS)) {
      const some = await this.wecom.list(owners);
      if (some.kind !== 'ok') return null;
      chatIds.push(...some.value);
    }
    return chatIds;
  }
}
