import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { CouponTemplatesRepository } from './coupon-templates.repository.js';
import { ExchangeCodesRepository, type NewCodes } from './exchange-codes.repository.js';
import { TemplateStockRepository } from './template-stock.repository.js';

/** Batches of exchange codes with their coupons set aside. */
@Injectable()
export class CodeBatchesRepository {
  constructor(
    private readonly templates: CouponTemplatesRepository,
    private readonly codes: ExchangeCodesRepository,
    private readonly stock: TemplateStockRepository,
  ) {}

  /** Writes nothing when a code is `taken`. Refuses with template_unknown, stock_short or idempotency_conflict. */
  async open(tx: Tx, order: NewCodes, now: Instant): Promise<'repeated' | { readonly taken: ReadonlySet<string> }> {
    const { templateId, batch, codes } = order;
    await this.templates.lock(tx, templateId);
    const before = await this.codes.countBatch(tx, templateId, batch);
    if (before > 0 && before !== codes.length) throw new Refusal('idempotency_conflict');
    if (before > 0) return 'repeated';
    const taken = await this.codes.listTaken(
      tx,
      codes.map(({ norm }) => norm),
    );
    if (taken.size > 0) return { taken };
    if ((await this.stock.reserve(tx, templateId, codes.length, false)) === 0) throw new Refusal('stock_short');
    await this.codes.insert(tx, order, now);
    return { taken };
  }
}
