import { Injectable } from '@nestjs/common';
import type { CouponPackDraft } from '@jieti/shared/api/packs';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import { CouponTemplatesQueries } from '../coupons/coupon-templates.queries.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { PacksRepository } from './packs.repository.js';

/** Packs of coupons as operators define them. */
@Injectable()
export class PacksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly packs: PacksRepository,
    private readonly templates: CouponTemplatesQueries,
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** The new pack's id. Refuses with template_unknown, or malformed where a member may not have that many coupons. */
  async create(draft: CouponPackDraft, by: StaffCaller): Promise<number> {
    const template = await this.templates.find(draft.templateId);
    if (!template) throw new Refusal('template_unknown');
    if (draft.coupons * draft.perMember > template.perMember) {
      const message = `这种券每人最多 ${template.perMember} 张`;
      throw new Refusal('malformed', [{ field: 'coupons', message }]);
    }
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const id = await this.packs.insert(tx, { ...draft, createdAt: now }, by.name);
      const detail = { priceFen: draft.priceFen, coupons: draft.coupons, stockTotal: draft.stockTotal };
      await this.audit.append(
        tx,
        { actor: by.username, action: 'couponPack.create', subject: `couponPack:${id}`, detail },
        now,
      );
      return id;
    });
  }

  /** Refuses with pack_unknown. */
  async setActive(id: number, active: boolean, by: StaffCaller): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.packs.setActive(tx, id, active))) throw new Refusal('pack_unknown');
      const entry = { actor: by.username, action: 'couponPack.switch', subject: `couponPack:${id}` } as const;
      await this.audit.append(tx, { ...entry, detail: { active: active ? 1 : 0 } }, this.clock.now());
    });
  }
}
