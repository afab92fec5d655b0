import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { WecomIdentity } from '../wechat/wecom-identity.js';
import type { WecomRefusal } from '../wechat/wecom-outcome.js';
import { GroupVisitsRepository } from './group-visits.repository.js';

/** A group may become one of the shop's later. */
const ASK_AGAIN_MS = 86_400_000;
const notOurs: readonly WecomRefusal[] = ['bad_parameter', 'group_unknown'];

export type KnownGroup =
  | { readonly kind: 'ours'; readonly chatId: string }
  | { readonly kind: 'notOurs' }
  /** The shop has no WeCom that could tell. */
  | { readonly kind: 'untold' };

/** Whether a group is one of the shop's: anybody can make a group of their own and open the card there every day. */
@Injectable()
export class KnownGroupService {
  constructor(
    private readonly transactions: Transactions,
    private readonly visits: GroupVisitsRepository,
    private readonly wecom: WecomIdentity,
    private readonly dialect: Dialect,
  ) {}

  /** @throws Refusal `wechat_unavailable` where WeCom would know and did not answer */
  async find(openGid: string, groupHash: string, now: Instant): Promise<KnownGroup> {
    const known = await this.transactions.run((tx) => this.visits.findOpenGroup(tx, groupHash));
    if (known && (known.chatId !== null || known.askedAt > now - ASK_AGAIN_MS)) return groupOf(known.chatId);
    const outcome = await this.wecom.findGroup(openGid);
    if (outcome.kind === 'ok') return this.keep(groupHash, outcome.value === '' ? null : outcome.value, now);
    if (notOurs.includes(outcome.refusal)) return this.keep(groupHash, null, now);
    if (outcome.refusal === 'not_connected') return { kind: 'untold' };
    throw new Refusal('wechat_unavailable');
  }

  private async keep(groupHash: string, chatId: string | null, now: Instant): Promise<KnownGroup> {
    try {
      await this.transactions.run((tx) => this.visits.putOpenGroup(tx, groupHash, chatId, now));
    } catch (error) {
      // Two members came from it at once: both were told the same.
      if (!this.dialect.isDuplicateKey(error)) throw error;
    }
    return groupOf(chatId);
  }
}

function groupOf(chatId: string | null): KnownGroup {
  return chatId === null ? { kind: 'notOurs' } : { kind: 'ours', chatId };
}
