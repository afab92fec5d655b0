import { Injectable } from '@nestjs/common';
import type { Decision } from '@jieti/shared/api/approvals';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { ApprovalHandlers } from './approval-handlers.js';
import type { StoredApproval } from './approval-row.js';
import { ApprovalsRepository } from './approvals.repository.js';

const states = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const;

/** The second person decides; what they agree to is carried out in the same transaction. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly approvals: ApprovalsRepository,
    private readonly handlers: ApprovalHandlers,
    private readonly audit: AuditRepository,
  ) {}

  /**
   * Of two who decide at once, one does. Refuses with not_found, approval_decided, approval_own (asked by the same
   * person; they may only withdraw), not_allowed (withdrawn by another), and as carrying it out refuses.
   */
  async decide(id: number, { decision, note }: Decision, by: string): Promise<void> {
    const now = this.clock.now();
    const decided = await this.transactions.run(async (tx) => {
      const approval = await this.approvals.lock(tx, id);
      if (!approval) throw new Refusal('not_found');
      checkDecision(approval, decision, by);
      const state = states[decision];
      await this.approvals.decide(tx, { id, state, by, note: note === '' ? null : note }, now);
      const detail = { decision, kind: approval.kind, subject: approval.subject, note };
      await this.audit.append(tx, { actor: by, action: 'approval.decide', subject: `approval:${id}`, detail }, now);
      if (decision === 'approve') await this.handlers.get(approval.kind).approve(tx, approval, by, now);
      return approval;
    });
    if (decision === 'approve') await this.handlers.get(decided.kind).approved?.(decided);
  }
}

function checkDecision(approval: StoredApproval, decision: Decision['decision'], by: string): void {
  if (approval.state !== 'pending') throw new Refusal('approval_decided');
  const own = approval.requestedBy === by;
  if (decision === 'withdraw' && !own) throw new Refusal('not_allowed');
  if (decision !== 'withdraw' && own) throw new Refusal('approval_own');
}
