import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { NewOverride, OverrideSet } from '@jieti/shared/api/overrides';
import type { Instant } from '@jieti/shared/model/time';
import { ApprovalHandlers, type ApprovalHandler } from '../approvals/approval-handlers.js';
import type { StoredApproval } from '../approvals/approval-row.js';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Doorbell } from '../jobs/doorbell.js';
import { OverrideDeskRepository } from './override-desk.repository.js';
import { overridePayload } from './override-payload.js';

/** Tiers set by hand (T7): recorded beside the facts, taking effect in the same commit. */
@Injectable()
export class OverridesService implements ApprovalHandler, OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly desk: OverrideDeskRepository,
    private readonly doorbell: Doorbell,
    private readonly handlers: ApprovalHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('override', this);
  }

  /**
   * The same key gives the same answer. A pin, or a raise by more than one rank, of anybody but the owner becomes a
   * question to a second person. Refuses with member_unknown, malformed, override_overlaps, idempotency_conflict.
   */
  async set(memberId: number, order: NewOverride, by: StaffCaller): Promise<OverrideSet> {
    const now = this.clock.now();
    const request = { memberId, order, author: by.username, approvedBy: null, mayDecideAlone: by.role === 'owner' };
    const { result, messagesQueued } = await this.transactions.run((tx) => this.desk.set(tx, request, now));
    if (messagesQueued) this.doorbell.ring('outbox');
    return result;
  }

  /** Refuses with member_unknown, not_found, override_ended. */
  async revoke(memberId: number, id: number, reason: string, by: StaffCaller): Promise<void> {
    const now = this.clock.now();
    const revocation = { memberId, id, reason, by: by.username };
    const { messagesQueued } = await this.transactions.run((tx) => this.desk.revoke(tx, revocation, now));
    if (messagesQueued) this.doorbell.ring('outbox');
  }

  /** Everything is checked again; a first day that has passed meanwhile becomes the day of the decision. */
  async approve(tx: Tx, approval: StoredApproval, by: string, now: Instant): Promise<void> {
    const { memberId, order } = overridePayload(approval.payload);
    const author = approval.requestedBy;
    await this.desk.set(tx, { memberId, order, author, approvedBy: by, mayDecideAlone: true }, now);
  }

  approved(): Promise<void> {
    this.doorbell.ring('outbox');
    return Promise.resolve();
  }
}
