import { Injectable } from '@nestjs/common';
import type { BillPrice } from '@jieti/shared/model/bill';
import type { PointsCause } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { CouponHoldsRepository } from '../coupons/coupon-holds.repository.js';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { PerkUsesRepository } from '../perks/perk-uses.repository.js';
import { PointsRepository } from '../points/points.repository.js';
import type { Spending } from '../points/spend-from-book.js';
import { couponUseKey } from './coupon-use-key.js';

/** Whose bill, and who uses what on it. */
export interface SaleUse {
  readonly memberId: number;
  readonly storeId: string | null;
  /** Key of the tier the price was made for. */
  readonly tier: string;
  readonly staff: string;
  readonly device: string | null;
  /** Names the use: `source/externalId` of the purchase, or `bill:<number>`. */
  readonly useKey: string;
  readonly price: BillPrice;
  readonly now: Instant;
}

/** What a bill uses up of its member's coupons, points and perks. The caller has locked the member. */
@Injectable()
export class SaleUsesRepository {
  constructor(
    private readonly coupons: CouponsRepository,
    private readonly holds: CouponHoldsRepository,
    private readonly points: PointsRepository,
    private readonly perks: PerkUsesRepository,
  ) {}

  /**
   * Points go with the fact of the purchase (`spentOn`), so they are spent here only where there is none. Refuses as
   * `CouponsRepository.redeem`, `PointsRepository.spend` and `PerkUsesRepository.use` do.
   */
  async use(tx: Tx, use: SaleUse, fact: string | null): Promise<void> {
    await this.usePerks(tx, use);
    for (const couponId of use.price.couponIds.toSorted((a, b) => a - b)) {
      await this.coupons.redeem(tx, { ...use, couponId, fact, redeemKey: couponUseKey(use.useKey) });
    }
    if (fact === null) await this.spendPoints(tx, use);
  }

  /** Keeps the coupons for a bill that waits for its payment; perks are used and points spent at once. */
  async hold(tx: Tx, use: SaleUse): Promise<void> {
    await this.usePerks(tx, use);
    for (const couponId of use.price.couponIds.toSorted((a, b) => a - b)) {
      await this.holds.hold(tx, { ...use, couponId, by: use.staff, redeemKey: couponUseKey(use.useKey) });
    }
    await this.spendPoints(tx, use);
  }

  /** The money is in: whatever has become of a held coupon meanwhile, the purchase stands (D83). */
  async useHeld(tx: Tx, use: Omit<SaleUse, 'tier'>, fact: string): Promise<void> {
    const redeemKey = couponUseKey(use.useKey);
    for (const couponId of use.price.couponIds.toSorted((a, b) => a - b)) {
      try {
        await tx.attempt(() => this.coupons.redeem(tx, { ...use, couponId, fact, redeemKey }));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
  }

  /** The bill has ended without a payment: everything is as it was. */
  async release(tx: Tx, use: Omit<SaleUse, 'tier'>, by: string): Promise<void> {
    for (const couponId of use.price.couponIds) {
      await this.holds.release(tx, couponId, couponUseKey(use.useKey), { by, now: use.now });
    }
    await this.returnPerks(tx, use);
    const { memberId, useKey, price, now } = use;
    if (price.pointsSpent === 0) return;
    const whole = { givenBackFen: 1, ofFen: 1 };
    await this.points.giveBack(tx, {
      memberId,
      cause: spendingCause(useKey),
      by: returnCause(useKey, 'end'),
      ...whole,
      now,
    });
  }

  async returnPerks(tx: Tx, { price, useKey, now }: Pick<SaleUse, 'price' | 'useKey' | 'now'>): Promise<void> {
    for (const perkKey of perksOf(price)) await this.perks.undo(tx, { idemKey: perkUseKey(useKey, perkKey), now });
  }

  private async spendPoints(tx: Tx, { memberId, price, useKey, now }: SaleUse): Promise<void> {
    const spent = spentOn(useKey, price);
    if (spent) await this.points.spend(tx, { ...spent, memberId, now });
  }

  /** Perks without a limit leave no record. */
  private async usePerks(tx: Tx, use: SaleUse): Promise<void> {
    const keys = perksOf(use.price);
    if (keys.length === 0) return;
    for (const perkKey of keys) {
      await this.perks.use(tx, { ...use, perkKey, idemKey: perkUseKey(use.useKey, perkKey) });
    }
  }
}

/** The points that a bill takes, null for none. */
export function spentOn(useKey: string, { pointsSpent }: BillPrice): Omit<Spending, 'memberId' | 'now'> | null {
  return pointsSpent === 0 ? null : { points: pointsSpent, cause: spendingCause(useKey), title: '消费抵扣' };
}

export const spendingCause = (useKey: string): PointsCause => ({ biz: 'sale', id: useKey, line: '' });

export const returnCause = (useKey: string, returnNo: string): PointsCause => ({
  ...{ biz: 'sale', id: useKey, line: returnNo },
});

const perkUseKey = (useKey: string, perkKey: string): string => `${couponUseKey(useKey)}#${perkKey}`;

/** Only perks with a monthly limit are named by their step. */
function perksOf({ steps }: BillPrice): readonly string[] {
  return steps.flatMap((step) => (step.kind === 'perk' && step.perkKey !== undefined ? [step.perkKey] : []));
}
