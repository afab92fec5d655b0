import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import type { StoredApproval } from './approval-row.js';

export interface ApprovalHandler {
  /**
   * Carries out what was asked, in the transaction of the decision: what it throws takes the decision back too.
   * Everything is checked again, for the world may have changed since it was asked.
   */
  approve(tx: Tx, approval: StoredApproval, by: string, now: Instant): Promise<void>;
  /** After the commit of the approval: rings bells, refreshes what is kept in memory. */
  approved?(approval: StoredApproval): Promise<void>;
}

/** Who carries out which kind of approval; each feature enters its own when it starts. */
@Injectable()
export class ApprovalHandlers {
  private readonly byKind = new Map<StoredApproval['kind'], ApprovalHandler>();

  register(kind: StoredApproval['kind'], handler: ApprovalHandler): void {
    this.byKind.set(kind, handler);
  }

  get(kind: StoredApproval['kind']): ApprovalHandler {
    const handler = this.byKind.get(kind);
    if (!handler) throw new Error(`nobody carries out approvals of kind ${kind}`);
    return handler;
  }
}
