import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CouponTemplate, CouponTemplateDraft } from '@jieti/shared/api/coupons';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
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
  ) {}

  /** Refuses terms that do not make sense with malformed, naming each field. */
  async createTemplate(draft: CouponTemplateDraft, createdBy: string): Promise<CouponTemplate> {
    const problems = termsProblems(draft.terms);
    if (problems.length > 0) throw new Refusal('malformed', problems);
    const now = this.clock.now();
    const key = `coupon-${randomUUID()}`.slice(0, 40);
    const id = await this.transactions.run((tx) => this.templates.insert(tx, { ...draft, key, createdBy }, now));
    return this.getTemplate(id);
  }

  /** Refuses with template_unknown. */
  async setActive(id: number, active: boolean): Promise<CouponTemplate> {
    await this.getTemplate(id);
    await this.transactions.run((tx) => this.templates.setActive(tx, id, active));
    return this.getTemplate(id);
  }

  private async getTemplate(id: number): Promise<CouponTemplate> {
    const template = await this.queries.find(id);
    if (!template) throw new Refusal('template_unknown');
    return template;
  }
}
