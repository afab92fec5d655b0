import { Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { PointsRepository } from '../points/points.repository.js';
import { couponUseKey } from './coupon-use-key.js';
import type { Sale } from './sale.js';
import { returnCause, SaleUsesRepository, spendingCause } from './sale-uses.repository.js';
import { SalesRepository } from './sales.repository.js';
import { wishShares, type ReturnWish } from './wish-shares.js';

/** One giving back, by whom and under which number. */
export interface GivingBack {
  readonly key: FactKey;
  readonly wish: ReturnWish;
  /** Unique within the sale. */
  readonly returnNo: string;
  readonly by: string;
  readonly storeId: string | null;
  readonly device: string | null;
  readonly now: Instant;
}

export interface CouponBack {
  readonly title: string;
  readonly outcome: 'returned' | 'extended' | 'forfeited';
}

export interface GivenBack {
  readonly fen: number;
  readonly pointsBack: number;
  readonly coupons: readonly CouponBack[];
  /** What may still be given back, in fen. */
  readonly leftFen: number;
}

/**
 * What goes back of a sale besides the money and the points it earned: points spent, in proportion, and with the last
 * of it its coupons, as their policy says. The till and WeChat Pay share it. The caller has locked the member.
 */
@Injectable()
export class SaleReturnsRepository {
  constructor(
    private readonly sales: SalesRepository,
    private readonly uses: SaleUsesRepository,
    private readonly coupons: CouponsRepository,
    private readonly points: PointsRepository,
  ) {}

  /**
   * Null for an order that is in no sale book, and for a number that was given back before. Refuses with
   * refund_exceeds_order or refund_line_unknown.
   */
  async giveBack(tx: Tx, back: GivingBack): Promise<GivenBack | null> {
    const sale = await this.sales.lock(tx, back.key);
    if (!sale || (await this.sales.isReturned(tx, sale, back.returnNo))) return null;
    if (sale.ended) throw new Refusal('refund_exceeds_order');
    const { returnNo, now } = back;
    const shares = wishShares(sale.price, back.wish, await this.sales.returned(tx, sale));
    const { fen, returned, pointsShare, whole } = shares;
    const pointsBack =
      sale.price.pointsSpent > 0 && pointsShare.givenBackFen > 0
        ? await this.givePoints(tx, sale, { returnNo, now, ...pointsShare })
        : 0;
    const ended = whole ? 'returned' : null;
    await this.sales.insertReturn(tx, sale, { returnNo, amountFen: fen, returned, pointsBack, ended, at: now });
    const coupons = whole ? await this.reverseCoupons(tx, sale, { ...back, undo: false }) : [];
    return { fen, pointsBack, coupons, leftFen: sale.price.payableFen - sale.refundedFen - fen };
  }

  /**
   * Takes a sale back as if it had never been: coupons whatever their policy says, points whole, uses of perks. Refuses
   * with undo_refunded when something of it was given back already, order_unknown without a sale.
   */
  async undo(tx: Tx, back: Omit<GivingBack, 'wish'>): Promise<GivenBack> {
    const sale = await this.sales.lock(tx, back.key);
    if (!sale) throw new Refusal('order_unknown');
    if (sale.ended === 'undone') throw new Refusal('undo_done');
    if (sale.ended || (await this.sales.returned(tx, sale)).length > 0) throw new Refusal('undo_refunded');
    const { price, useKey } = sale;
    const { returnNo, now } = back;
    const shares = wishShares(price, { kind: 'whole' }, []);
    const all = { returnNo, now, givenBackFen: 1, ofFen: 1 };
    const pointsBack = price.pointsSpent > 0 ? await this.givePoints(tx, sale, all) : 0;
    const { returned } = shares;
    const entry = { returnNo, amountFen: price.payableFen, returned, pointsBack, ended: 'undone', at: now } as const;
    await this.sales.insertReturn(tx, sale, entry);
    await this.uses.returnPerks(tx, { price, useKey, now });
    const coupons = await this.reverseCoupons(tx, sale, { ...back, undo: true });
    return { fen: price.payableFen, pointsBack, coupons, leftFen: 0 };
  }

  private async givePoints(
    tx: Tx,
    { memberId, useKey }: Sale,
    back: { readonly returnNo: string; readonly now: Instant; readonly givenBackFen: number; readonly ofFen: number },
  ): Promise<number> {
    const { returnNo, ...share } = back;
    const causes = { cause: spendingCause(useKey), by: returnCause(useKey, returnNo) };
    return (await this.points.giveBack(tx, { memberId, ...causes, ...share })).restored;
  }

  private async reverseCoupons(
    tx: Tx,
    { memberId, price, useKey }: Sale,
    { by, storeId, device, now, undo }: Omit<GivingBack, 'wish' | 'key' | 'returnNo'> & { readonly undo: boolean },
  ): Promise<readonly CouponBack[]> {
    const redeemKey = couponUseKey(useKey);
    const done: CouponBack[] = [];
    for (const couponId of price.couponIds.toSorted((a, b) => a - b)) {
      const title = price.steps.find((step) => step.couponId === couponId)?.title ?? '';
      const reversal = { couponId, memberId, redeemKey, by, storeId, device, now, undo };
      try {
        done.push({ title, outcome: await tx.attempt(() => this.coupons.reverse(tx, reversal)) });
      } catch (error) {
        // A coupon that the shop voided while its bill was open was never used on it (D83).
        if (!(error instanceof Refusal)) throw error;
      }
    }
    return done;
  }
}
