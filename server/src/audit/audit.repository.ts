import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';

export interface AuditEntry {
  /** User name of the staff member; `wechat` where WeChat reported it, `member` where the member did it. */
  readonly actor: string;
  readonly action:
    | 'member.reveal'
    | 'member.export'
    | 'member.revokeData'
    | 'member.close'
    | 'member.exportOwn'
    | 'member.exportFor'
    | 'member.grantCoupon'
    | 'member.override'
    | 'member.revokeOverride'
    | 'campaign.launch'
    | 'campaign.cancel'
    | 'campaign.export'
    | 'member.adjustPoints'
    | 'member.transferPoints'
    | 'points.publish'
    | 'programme.publish'
    | 'programme.withdraw'
    | 'approval.decide'
    | 'whatIf.export'
    | 'couponTemplate.create'
    | 'couponTemplate.switch'
    | 'couponTemplate.change'
    | 'couponTemplate.codes'
    | 'couponTemplate.grant'
    | 'couponTemplate.voidAll'
    | 'coupon.void'
    | 'channel.change'
    | 'channel.reset'
    | 'channel.check'
    | 'channel.testSend'
    | 'messageTemplate.change'
    | 'couponPack.create'
    | 'couponPack.switch'
    | 'till.limits'
    | 'engagement.decide'
    | 'invitation.decide'
    | 'invitation.export'
    | 'wechatEvent.retry';
  /** What it was done to: `member:917`. */
  readonly subject: string;
  /** Why, and with what; never personal data in clear. */
  readonly detail: Readonly<Record<string, string | number | null>>;
}

/** Append-only: there is no way here to change or remove an entry. */
@Injectable()
export class AuditRepository {
  async append(tx: Tx, entry: AuditEntry, now: Instant): Promise<void> {
    await tx.insertRows(
      'audit_entry',
      ['at', 'actor', 'action', 'subject', 'detail'],
      [[now, entry.actor, entry.action, entry.subject, JSON.stringify(entry.detail)]],
    );
  }
}
