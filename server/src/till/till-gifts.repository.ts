import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import type { Tx } from '../db/sql.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { PerkUsesRepository } from '../perks/perk-uses.repository.js';
import { codeHashFor } from './code-hash.js';
import { CodeUsesRepository } from './code-uses.repository.js';
import type { TillActor } from './till-action.js';
import { TillActionsRepository } from './till-actions.repository.js';

/** Something given to a member who shows their code, without a purchase. */
interface Giving {
  readonly actor: TillActor;
  readonly idemKey: string;
  readonly requestHash: string;
  readonly memberId: number;
  readonly codeHash: string | null;
  readonly now: Instant;
}

export interface GiftGiving extends Giving {
  readonly coupon: { readonly id: number; readonly title: string };
}

export interface PerkGiving extends Giving {
  readonly perk: { readonly key: string; readonly title: string };
  /** Key of the member's tier. */
  readonly tier: string;
}

/** Gifts and perks, each with its code used up and its answer kept, in one transaction. */
@Injectable()
export class TillGiftsRepository {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly actions: TillActionsRepository,
    private readonly codes: CodeUsesRepository,
    private readonly coupons: CouponsRepository,
    private readonly perks: PerkUsesRepository,
  ) {}

  /** Refuses with busy (the key is taken), code_used, or as `CouponsRepository.redeem` does. */
  async hand(tx: Tx, gift: GiftGiving, reply: object): Promise<void> {
    const { actor, memberId, coupon, now } = gift;
    await this.enter(tx, gift, { kind: 'gift', subject: `coupon:${coupon.id}`, title: coupon.title }, reply);
    const { storeId, staff, device } = actor;
    const redeemKey = giftKey(actor, gift.idemKey);
    const use = { couponId: coupon.id, memberId, storeId, staff, device, fact: null, redeemKey, now };
    await this.coupons.redeem(tx, use);
    await this.useCode(tx, gift, `coupon:${coupon.id}`);
  }

  /** Refuses with busy, code_used, or as `PerkUsesRepository.use` does. */
  async givePerk(tx: Tx, giving: PerkGiving, reply: object): Promise<void> {
    const { actor, memberId, perk, tier, idemKey, now } = giving;
    await this.enter(tx, giving, { kind: 'perk', subject: `perk:${perk.key}`, title: perk.title }, reply);
    const { storeId, staff, device } = actor;
    const use = { memberId, perkKey: perk.key, tier, storeId, staff, device, idemKey: giftKey(actor, idemKey), now };
    await this.perks.use(tx, use);
    await this.useCode(tx, giving, `perk:${perk.key}`);
  }

  private async enter(
    tx: Tx,
    giving: Giving,
    what: { readonly kind: 'gift' | 'perk'; readonly subject: string; readonly title: string },
    reply: object,
  ): Promise<void> {
    const { actor, idemKey, requestHash, memberId, now } = giving;
    await this.ledger.lock(tx, [memberId]);
    const action = { ...actor, ...what, idemKey, requestHash, memberId };
    await this.actions.insert(tx, { ...action, amountFen: 0, points: 0, takenAt: null, now }, reply);
  }

  private async useCode(tx: Tx, { codeHash, actor, now }: Giving, purpose: string): Promise<void> {
    if (codeHash === null) return;
    await this.codes.use(tx, { codeHash: codeHashFor(codeHash, purpose), staffId: actor.staffId, now });
  }
}

/** What a gift or perk is used under, wherever it is recorded: keys of tills are unique within their store. */
export function giftKey({ storeId }: Pick<TillActor, 'storeId'>, idemKey: string): string {
  return createHash('sha256').update(`till/${storeId}/${idemKey}`).digest('hex');
}
