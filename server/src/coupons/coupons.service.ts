import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CouponTemplate, CouponTemplateDraft } from '@jieti/shared/api/coupons';
import { AuditRepository, type AuditEntry } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { CouponTemplatesQueries } from './coupon-templates.queries.js';
import { CouponTemplatesRepository } from './coupon-templates.repository.js';
import { termsProblems } from './terms-problems.js';

@Injectable()
export class CouponsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly templates: CouponTemplatesRepository,
    private readonly queries: CouponTemplatesQueries,
    private readonly clock: Clock,
    private readonly audit: AuditRepository,
  ) {}

  /** Refuses terms that do not make sense with malformed, naming each field. */
  async createTemplate(draft: CouponTemplateDraft, by: StaffCaller): Promise<CouponTemplate> {
    const problems = termsProblems(draft.terms);
    if (problems.length > 0) throw new Refusal('malformed', problems);
    const now = this.clock.now();
    const key = `coupon-${randomUUID()}`.slice(0, 40);
    const id = await this.transactions.run(async (tx) => {
      const made = await this.templates.insert(tx, { ...draft, key, createdBy: by.name }, now);
      const { stockTotal } = draft;
      await this.log(tx, { actor: by.username, action: 'couponTemplate.create', detail: { stockTotal } }, made);
      return made;
    });
    return this.getTemplate(id);
  }

  /** Refuses with template_unknown. */
  async setActive(id: number, active: boolean, by: StaffCaller): Promise<CouponTemplate> {
    await this.getTemplate(id);
    await this.transactions.run(async (tx) => {
      await this.templates.setActive(tx, id, active);
      const detail = { active: active ? 1 : 0 };
      await this.log(tx, { actor: by.username, action: 'couponTemplate.switch', detail }, id);
    });
    return this.getTemplate(id);
  }

  private log(tx: Tx, entry: Omit<AuditEntry, 'subject'>, id: number): Promise<void> {
    return this.audit.append(tx, { ...entry, subject: `couponTemplate:${id}` }, this.clock.now());
  }

  private async getTemplate(id: number): Promise<CouponTemplate> {
    const template = await this.queries.find(id);
    if (!template) throw new Refusal('template_unknown');
    return template;
  }
}
