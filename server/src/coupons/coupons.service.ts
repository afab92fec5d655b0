import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CouponTemplate, CouponTemplateDraft, CouponTemplatePatch } from '@jieti/shared/api/coupons';
import { AuditRepository, type AuditEntry } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { CouponTemplatesQueries } from './coupon-templates.queries.js';
import { CouponTemplatesRepository } from './coupon-templates.repository.js';
import { templateProblems, type CheckedTemplate } from './template-problems.js';

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
    const { perDay = null, claim = null } = draft;
    const template = { ...draft, perDay, claim };
    check(template);
    const now = this.clock.now();
    const key = `coupon-${randomUUID()}`.slice(0, 40);
    const id = await this.transactions.run(async (tx) => {
      const made = await this.templates.insert(tx, { ...template, key, createdBy: by.name }, now);
      await this.log(
        tx,
        { actor: by.username, action: 'couponTemplate.create', detail: { stockTotal: draft.stockTotal } },
        made,
      );
      return made;
    });
    return this.getTemplate(id);
  }

  /**
   * Edits what the patch names. Refuses with template_unknown, template_changed (`version` is not the current one),
   * stock_below_issued or malformed.
   */
  async patch(id: number, patch: CouponTemplatePatch, by: StaffCaller): Promise<CouponTemplate> {
    const { version, ...changes } = patch;
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const before = await this.templates.lock(tx, id);
      if (version !== undefined && version !== before.version) throw new Refusal('template_changed');
      const after = { ...before, ...(Object.fromEntries(given) as Partial<CouponTemplate>) };
      check(after);
      if (after.stockTotal !== null && after.stockTotal < before.issued + before.reserved)
        throw new Refusal('stock_below_issued');
      await this.templates.update(tx, before, after, { by: by.name, now });
      const detail = { fields: given.map(([field]) => field).join(' '), active: after.active ? 1 : 0 };
      await this.log(
        tx,
        {
          actor: by.username,
          action: given.some(([f]) => f !== 'active') ? 'couponTemplate.change' : 'couponTemplate.switch',
          detail,
        },
        id,
      );
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

function check(template: CheckedTemplate): void {
  const problems = templateProblems(template);
  if (problems.length > 0) throw new Refusal('malformed', problems);
}
