import { Injectable } from '@nestjs/common';
import { AuditRepository } from '../audit/audit.repository.js';
import { InvitationsRepository, type InvitationDecision } from '../community/invitations.repository.js';
import type { Tx } from '../db/sql.js';
import { EngagementFlagsRepository, type FlagDecision } from './engagement-flags.repository.js';

/** What a person decided, with the entry in the audit log. */
@Injectable()
export class DecisionsRepository {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly flags: EngagementFlagsRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** False when somebody was first. */
  async invitation(tx: Tx, refereeId: number, decision: InvitationDecision): Promise<boolean> {
    if (!(await this.invitations.decide(tx, refereeId, decision))) return false;
    const { keep, reason, staff, now } = decision;
    const subject = `invitation:${refereeId}`;
    const entry = {
      actor: staff,
      action: 'invitation.decide',
      subject,
      detail: { keep: Number(keep), reason },
    } as const;
    await this.audit.append(tx, entry, now);
    return true;
  }

  /** False when somebody was first. */
  async flag(tx: Tx, decision: FlagDecision): Promise<boolean> {
    if (!(await this.flags.decide(tx, decision))) return false;
    const { id, keep, reason, staff, now } = decision;
    const subject = `engagementFlag:${id}`;
    const entry = {
      actor: staff,
      action: 'engagement.decide',
      subject,
      detail: { keep: Number(keep), reason },
    } as const;
    await this.audit.append(tx, entry, now);
    return true;
  }
}
