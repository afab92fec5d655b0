import { Injectable } from '@nestjs/common';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

export interface FirstOutcome {
  /** The tier before, when the fact raised it. */
  readonly tierBefore: string | null;
  readonly gifts: readonly string[];
}

/** What a fact brought when it was recorded, for those who ask a second time. */
@Injectable()
export class TillOutcomesQueries {
  constructor(private readonly reader: Reader) {}

  async find(memberId: number, fact: string, recordedAt: Instant): Promise<FirstOutcome> {
    const [upgrade] = await this.reader.query<{ from_tier: string | null }>(
      `SELECT from_tier FROM tier_history WHERE member_id = ? AND trigger_fact = ? AND kind = 'upgrade'
       AND superseded_at IS NULL ORDER BY id DESC LIMIT 1`,
      [memberId, fact],
    );
    if (!upgrade) return { tierBefore: null, gifts: [] };
    const gifts = await this.reader.query<{ terms: string }>(
      "SELECT terms FROM coupon WHERE member_id = ? AND issued_at = ? AND grant_key LIKE 'gift:%' ORDER BY id",
      [memberId, recordedAt],
    );
    return {
      tierBefore: upgrade.from_tier,
      gifts: gifts.map((row) => (JSON.parse(row.terms) as CouponTerms).title),
    };
  }
}
