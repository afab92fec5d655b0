import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { CodeBatchesRepository } from '../coupons/code-batches.repository.js';
import { CouponTemplatesRepository } from '../coupons/coupon-templates.repository.js';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import { normalCode } from '../coupons/exchange-code.js';
import type { Tx } from '../db/sql.js';
import { demoClaims, demoCodes, demoSoldOut } from './demo-claims.js';
import { demoCoupons } from './demo-shop.js';

const by = '周岚';
const HOUR_MS = 3_600_000;
/** The first ones belong to the story. */
const STORY_MEMBERS = 200;

/** The demo's coupons: gifts and campaigns, the claim centre, codes, and who was first there. */
@Injectable()
export class DemoCouponsRepository {
  constructor(
    private readonly templates: CouponTemplatesRepository,
    private readonly coupons: CouponsRepository,
    private readonly batches: CodeBatchesRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async insert(tx: Tx, now: Instant): Promise<void> {
    for (const { validDays, ...template } of demoCoupons) {
      const validity = { kind: 'days', days: validDays, startDelayDays: 0 } as const;
      await this.templates.insert(tx, { ...template, validity, createdBy: by }, now);
    }
    for (const template of demoClaims(now, this.config.timeZone)) {
      const templateId = await this.templates.insert(tx, { ...template, createdBy: by }, now);
      if (template.key !== demoCodes.key) continue;
      const codes = demoCodes.codes.map((code) => ({ code, norm: normalCode(code) ?? code }));
      await this.batches.open(tx, { templateId, batch: 'demo-leaflet', codes, by }, now);
    }
  }

  /** Takes the limited one down to its last, an hour between two claims. */
  async claimOut(tx: Tx, now: Instant): Promise<void> {
    const members = await tx.query<{ id: number }>('SELECT id FROM member WHERE id > ? ORDER BY id LIMIT ?', [
      STORY_MEMBERS,
      demoSoldOut.coupons,
    ]);
    const request = { template: { key: demoSoldOut.key }, grantKey: 'claim:demo', origin: '领券中心' };
    const claim = { claim: { pointsPaid: 0 }, actor: '会员本人' };
    for (const [i, { id }] of members.entries()) {
      const at = now - (members.length - i) * HOUR_MS;
      await this.coupons.grant(tx, [{ ...request, ...claim, memberId: Number(id) }], at);
    }
  }
}
