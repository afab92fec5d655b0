import { Injectable } from '@nestjs/common';
import { formatFen } from '@jieti/shared/money';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { inboxOnlyKeys } from '../outbox/inbox-only-keys.js';
import { OutboxRepository, type NewOutboxMessage } from '../outbox/outbox.repository.js';
import type { PayBill } from '../payments/bill.js';
import { BillsRepository } from '../payments/bills.repository.js';
import { CodeUsesRepository } from './code-uses.repository.js';
import type { NewTillAction } from './till-action.js';
import { TillActionsRepository } from './till-actions.repository.js';

export interface WrittenBill {
  readonly bill: PayBill;
  /** Key of the tier the price was made for. */
  readonly tier: string;
  readonly action: NewTillAction;
  readonly codeHash: string | null;
  readonly reply: object;
}

/** A new bill with everything that comes of it: coupons held, points spent, the code used up, the member told. */
@Injectable()
export class TillBillsRepository {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly bills: BillsRepository,
    private readonly codes: CodeUsesRepository,
    private readonly actions: TillActionsRepository,
    private readonly outbox: OutboxRepository,
  ) {}

  /** Refuses with member_unknown (left in this instant), busy (the key is taken), code_used, or as `BillsRepository.insert` does. */
  async write(tx: Tx, { bill, tier, action, codeHash, reply }: WrittenBill): Promise<void> {
    const locked = await this.ledger.lock(tx, [bill.memberId]);
    if (!locked.get(bill.memberId)?.isActive) throw new Refusal('member_unknown');
    await this.actions.insert(tx, action, reply);
    await this.bills.insert(tx, bill, tier);
    const { staffId, createdAt: now } = bill;
    if (codeHash !== null) await this.codes.use(tx, { codeHash, staffId, now });
    await this.outbox.enqueue(tx, [noticeOf(bill)], now);
  }
}

function noticeOf({ billNo, memberId, payableFen }: PayBill): NewOutboxMessage {
  return {
    ...{ memberId, kind: 'billDue', templateKey: inboxOnlyKeys.billDue, campaignId: null, tier: null },
    content: {
      title: '待付款账单',
      body: `${formatFen(payableFen)}，15 分钟内付款有效。`,
      page: `pages/pay/index?bill=${billNo}`,
      values: {},
    },
    dedupeKey: `bill:${billNo}`,
  };
}
