import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { PointsMoved } from '@jieti/shared/api/points';
import type { Instant } from '@jieti/shared/model/time';
import { ApprovalHandlers, type ApprovalHandler } from '../approvals/approval-handlers.js';
import type { StoredApproval } from '../approvals/approval-row.js';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { PointsDeskRepository } from './points-desk.repository.js';
import { pointsOrderOf, type PointsOrder } from './points-order.js';

/** Up to so many points one operator decides alone. */
const ALONE = 5000;

/** Staff correct a member's points, or bring them over to the person's other membership. */
@Injectable()
export class PointsDeskService implements ApprovalHandler, OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly desk: PointsDeskRepository,
    private readonly handlers: ApprovalHandlers,
    @Inject(CONFIG) private readonly config: Pick<Config, 'pointsApprovalAbove'>,
  ) {}

  onModuleInit(): void {
    this.handlers.register('points', this);
  }

  /**
   * The same key gives the same answer. Above the limit an operator's wish becomes a question to a second person. Refuses
   * with member_unknown, idempotency_conflict, points_none, transfer_to_self.
   */
  async order(order: PointsOrder, by: StaffCaller): Promise<PointsMoved> {
    if (order.kind === 'transfer' && order.memberId === order.toMemberId) throw new Refusal('transfer_to_self');
    const now = this.clock.now();
    const limit = by.role === 'owner' ? null : (this.config.pointsApprovalAbove ?? ALONE);
    const request = { order, author: by.username, approvedBy: null, limit };
    return this.transactions.run((tx) => this.desk.carryOut(tx, request, now));
  }

  async approve(tx: Tx, approval: StoredApproval, by: string, now: Instant): Promise<void> {
    const order = pointsOrderOf(approval.payload);
    await this.desk.carryOut(tx, { order, author: approval.requestedBy, approvedBy: by, limit: null }, now);
  }
}
