import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { MembersRepository } from '../members/members.repository.js';
import { WechatUnionid } from '../wechat/wechat-unionid.js';
import { PaidOrdersQueries, type UnnamedPayer } from './paid-orders.queries.js';

/** WeChat tells the unionid of a payer this long; a little less, for the way. */
const WINDOW_MS = 4.5 * 60_000;
const UNBOUND_PAUSE_MS = 3_600_000;

/** Members who paid without a unionid get theirs, so that they are known again in every app of the shop. */
@Injectable()
export class PaidUnionidsService {
  private readonly logger = new Logger('auth');
  private readonly asked = new Map<string, Instant>();
  private pausedUntil: Instant = 0;

  constructor(
    private readonly orders: PaidOrdersQueries,
    private readonly wechat: WechatUnionid,
    private readonly members: MembersRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Asks once for each payment of the last minutes whose member has no unionid. */
  async askAll(): Promise<void> {
    const now = this.clock.now();
    if (now < this.pausedUntil) return;
    for (const [transactionId, at] of this.asked) if (at < now - WINDOW_MS) this.asked.delete(transactionId);
    for (const payer of await this.orders.listUnnamed(now - WINDOW_MS)) {
      if (this.asked.has(payer.transactionId)) continue;
      this.asked.set(payer.transactionId, now);
      if ((await this.ask(payer)) === 'unbound') {
        this.pausedUntil = now + UNBOUND_PAUSE_MS;
        return;
      }
    }
  }

  private async ask({ memberId, openid, transactionId }: UnnamedPayer): Promise<'asked' | 'unbound'> {
    const found = await this.wechat.findPaid(openid, transactionId);
    if (found.kind !== 'found') return found.kind === 'unbound' ? 'unbound' : 'asked';
    const identity = { kind: 'unionid', value: found.unionid } as const;
    const now = this.clock.now();
    const outcome = await this.transactions.run((tx) => this.members.attach(tx, memberId, identity, now));
    // Two members are one person then; which of them stays is not decided by a payment.
    if (outcome === 'taken') this.logger.warn({ event: 'unionid of another member', memberId });
    return 'asked';
  }
}
