import { Injectable } from '@nestjs/common';
import { formatFen } from '@jieti/shared/money';
import type { Tx } from '../db/sql.js';
import { inboxOnlyKeys } from '../outbox/inbox-only-keys.js';
import { OutboxRepository, type NewOutboxMessage } from '../outbox/outbox.repository.js';
import type { PayBill } from '../payments/bill.js';
import { BillsRepository } from '../payments/bills.repository.js';
import { RedemptionsRepository } from './redemptions.repository.js';

/** A new bill with everything that comes of it: the coupon held, the code used up, the member told. */
@Injectable()
export class TillBillsRepository {
  constructor(
    private readonly bills: BillsRepository,
    private readonly redemptions: RedemptionsRepository,
    private readonly outbox: OutboxRepository,
  ) {}

  /** Refuses with code_used, or as `CouponHoldsRepository.hold` does. */
  async write(tx: Tx, bill: PayBill, codeHash: string | null): Promise<void> {
    if (codeHash !== null) await this.redemptions.useCode(tx, [codeHash, bill.createdAt, bill.staffId]);
    await this.bills.insert(tx, bill);
    await this.outbox.enqueue(tx, [noticeOf(bill)], bill.createdAt);
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
