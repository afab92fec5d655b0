import { Injectable } from '@nestjs/common';
import type { NewBulkGrant } from '@jieti/shared/api/claims';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import type { CouponTask } from './coupon-task.js';
import { TaskBooksRepository } from './task-books.repository.js';

/** Asking for a grant to many or a voiding of many, and stopping it. */
@Injectable()
export class CouponTasksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly books: TaskBooksRepository,
    private readonly clock: Clock,
    private readonly audit: AuditRepository,
  ) {}

  /**
   * Sets the coupons aside at once; handing them out follows. The same key again is the same grant. Refuses with
   * template_unknown, member_unknown (naming the first 20), grant_nobody, grant_short or idempotency_conflict.
   */
  async grant(templateId: number, wanted: NewBulkGrant, by: StaffCaller): Promise<number> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const { id, repeated } = await this.books.openGrant(tx, templateId, { ...wanted, by: by.name }, now);
      if (!repeated) await this.note(tx, 'couponTemplate.grant', { templateId, reason: wanted.reason, task: id }, by);
      return id;
    });
  }

  /**
   * Stops the issuing and all open codes at once; coupons are called back one after the other, except those used or
   * held by a bill meanwhile. Refuses with template_unknown.
   */
  async voidAll(templateId: number, reason: string, by: StaffCaller): Promise<number> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const id = await this.books.openVoiding(tx, templateId, { reason, by: by.name }, now);
      await this.note(tx, 'couponTemplate.voidAll', { templateId, reason, task: id }, by);
      return id;
    });
  }

  /** What is not handed out goes back to the stock. Refuses with not_found or grant_ended. */
  async cancel(templateId: number, taskId: number): Promise<void> {
    await this.transactions.run((tx) => this.books.cancel(tx, templateId, taskId, this.clock.now()));
  }

  /** Ends a task whose work is over. */
  async close(task: CouponTask): Promise<void> {
    await this.transactions.run((tx) => this.books.close(tx, task.id, this.clock.now()));
  }

  private note(
    tx: Tx,
    action: 'couponTemplate.grant' | 'couponTemplate.voidAll',
    detail: { readonly templateId: number; readonly reason: string; readonly task: number },
    by: StaffCaller,
  ): Promise<void> {
    const { templateId, ...rest } = detail;
    const entry = { actor: by.username, action, subject: `couponTemplate:${templateId}`, detail: rest };
    return this.audit.append(tx, entry, this.clock.now());
  }
}
