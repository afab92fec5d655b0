import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';

/** Codes older than this cannot move value any more, so their uses need not be kept. */
const KEPT_MS = 3_600_000;

/** What a bill or a handed-over gift uses up. */
export interface Spending {
  readonly memberId: number;
  readonly storeId: string;
  readonly staff: { readonly staffId: number; readonly name: string };
  /** The rotating code that was shown; null when none may be used up. */
  readonly codeHash: string | null;
  readonly couponId: number | null;
  /** The purchase it happens on, `source/externalId`; null without one. */
  readonly fact: string | null;
  /** The same key again is the same spending. */
  readonly redeemKey: string;
  readonly now: Instant;
}

/** What may happen once only: the use of a coupon, and of a rotating code. */
@Injectable()
export class RedemptionsRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly coupons: CouponsRepository,
  ) {}

  /** Refuses as `CouponsRepository.redeem` does, and with code_used when the code has moved value before. */
  async spend(tx: Tx, spending: Spending): Promise<'spent' | 'repeated'> {
    const { couponId, codeHash, staff, now } = spending;
    if (couponId !== null) {
      const redemption = { ...spending, couponId, staff: staff.name };
      if ((await this.coupons.redeem(tx, redemption)) === 'repeated') return 'repeated';
    }
    if (codeHash !== null) await this.useCode(tx, [codeHash, now, staff.staffId]);
    return 'spent';
  }

  async sweepCodes(tx: Tx, now: Instant): Promise<void> {
    await tx.execute('DELETE FROM code_use WHERE used_at < ?', [now - KEPT_MS]);
  }

  /** Refuses with code_used. */
  async useCode(tx: Tx, row: readonly [string, Instant, number]): Promise<void> {
    try {
      await tx.insertRows('code_use', ['code_hash', 'used_at', 'staff_id'], [row]);
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) throw new Refusal('code_used');
      throw error;
    }
  }
}

/** A redeem key of fixed length for anything that names a spending. */
export function redeemKeyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
