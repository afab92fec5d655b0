import { Inject, Injectable } from '@nestjs/common';
import type { ClaimOffer } from '@jieti/shared/api/coupons';
import type { CouponState, CouponTerms } from '@jieti/shared/model/coupon';
import type { UndoneUpgrade } from '@jieti/shared/model/settlement';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import { placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import { OutboxRepository } from '../outbox/outbox.repository.js';
import { PointsRepository } from '../points/points.repository.js';
import { FarmingFlagsRepository, type UsedGift } from './farming-flags.repository.js';
import { freedGrantKey, giftGrantKeys } from './gift-coupons.js';
import { giftNotice, type ReturnedGift } from './gift-notices.js';
import type { SettledMember } from './ledger.repository.js';

interface GiftRow {
  readonly id: number;
  readonly grant_key: string;
  readonly state: CouponState;
  readonly terms: string;
  readonly issued_at: number;
  readonly expires_at: number;
  readonly redeemed_at: number | null;
  readonly redeemed_store: string | null;
  readonly claim: string | null;
}

interface Gift {
  readonly row: GiftRow;
  readonly title: string;
  /** What it costs in the claim centre; 0 where it cannot be had there. */
  readonly points: number;
}

interface Undoing {
  readonly memberId: number;
  readonly upgrade: UndoneUpgrade;
  /** A fact as `source/externalId`, or `recalculation`. */
  readonly cause: string;
  readonly now: Instant;
}

/** Gifts of upgrades that are undone go back with them, in the transaction of the settlement (D190–D192). */
@Injectable()
export class GiftReturnsRepository {
  constructor(
    private readonly coupons: CouponsRepository,
    private readonly points: PointsRepository,
    private readonly outbox: OutboxRepository,
    private readonly flags: FarmingFlagsRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName'>,
  ) {}

  /** How many gifts went back. The members are locked. */
  async takeBack(tx: Tx, settled: readonly SettledMember[], now: Instant): Promise<number> {
    const returned: ReturnedGift[] = [];
    for (const { member, settlement, cause } of settled) {
      for (const upgrade of settlement.undone)
        returned.push(...(await this.undo(tx, { memberId: member.id, upgrade, cause, now })));
    }
    const notices = returned.flatMap((gift) => giftNotice(gift, this.config.shopName));
    if (notices.length > 0) await this.outbox.enqueue(tx, notices, now);
    return notices.length;
  }

  private async undo(tx: Tx, undoing: Undoing): Promise<readonly ReturnedGift[]> {
    const { memberId, upgrade } = undoing;
    const gifts = await this.list(tx, memberId, upgrade);
    const used = gifts.filter(({ row }) => row.state === 'redeemed');
    const after = used.filter(({ row }) => Number(row.redeemed_at) >= upgrade.at);
    await this.flags.insert(tx, { ...undoing, gifts: after.map(usedGift) });
    if (!upgrade.isLost) return [];
    const returned: ReturnedGift[] = [];
    for (const gift of gifts) {
      if (await this.wasReturned(tx, gift.row.id)) continue;
      const one = await this.giveUp(tx, gift, undoing);
      if (one) returned.push(one);
    }
    return returned;
  }

  private async list(tx: Tx, memberId: number, upgrade: UndoneUpgrade): Promise<readonly Gift[]> {
    const keys = giftGrantKeys(upgrade);
    const rows = await tx.query<GiftRow>(
      `SELECT c.id, c.grant_key, c.state, c.terms, c.issued_at, c.expires_at, c.redeemed_at, c.redeemed_store, t.claim
       FROM coupon c JOIN coupon_template t ON t.id = c.template_id
       WHERE c.member_id = ? AND c.grant_key IN (${placeholders(keys.length)}) ORDER BY c.id`,
      [memberId, ...keys],
    );
    return rows.map((row) => ({
      row: { ...row, id: Number(row.id) },
      title: (JSON.parse(row.terms) as CouponTerms).title,
      points: row.claim === null ? 0 : (JSON.parse(row.claim) as ClaimOffer).pointsPrice,
    }));
  }

  private async wasReturned(tx: Tx, couponId: number): Promise<boolean> {
    const rows = await tx.query('SELECT id FROM gift_claw_back WHERE coupon_id = ?', [couponId]);
    return rows.length > 0;
  }

  /** Null where there is nothing to give up: what ended or was called back before. */
  private async giveUp(tx: Tx, gift: Gift, undoing: Undoing): Promise<ReturnedGift | null> {
    const { row, title } = gift;
    const isUnused = row.state === 'issued' && row.expires_at > undoing.now;
    if (!isUnused && row.state !== 'redeemed' && row.state !== 'locked') return null;
    const outcome = isUnused ? await this.void(tx, row, undoing) : await this.charge(tx, gift, undoing);
    const points = outcome === 'debt' ? gift.points : 0;
    const { memberId, upgrade, cause, now } = undoing;
    await tx.insertRows('gift_claw_back', COLUMNS, [
      [
        ...[row.id, memberId, upgrade.tier, upgrade.cycle, title, outcome, points],
        ...[upgrade.fact ?? '', cause, row.issued_at, row.redeemed_at, now],
      ],
    ]);
    return { couponId: row.id, memberId, title, outcome, points };
  }

  /** Called back for good, and its place freed: who rises again in the same year is given it again. */
  private async void(tx: Tx, { id, grant_key: key }: GiftRow, { now }: Undoing): Promise<'voided'> {
    await this.coupons.void(tx, { couponId: id, by: '系统', reason: '升级已因退款撤销', now });
    await tx.execute('UPDATE coupon SET grant_key = ? WHERE id = ?', [freedGrantKey(key, id), id]);
    return 'voided';
  }

  private async charge(tx: Tx, { row, title, points }: Gift, { memberId, upgrade, now }: Undoing) {
    if (row.state === 'locked' || upgrade.usedGifts === 'keep' || points === 0) return 'kept';
    const cause = { biz: 'gift', id: String(row.id), line: 'returned' } as const;
    await this.points.adjust(tx, { memberId, delta: -points, cause, title: '追回升级礼', note: title, now });
    return 'debt';
  }
}

const COLUMNS = [
  ...['coupon_id', 'member_id', 'tier', 'cycle', 'title', 'outcome', 'points'],
  ...['upgrade_fact', 'cause', 'granted_at', 'used_at', 'at'],
];

function usedGift({ row, title, points }: Gift): UsedGift {
  return { couponId: row.id, title, usedAt: Number(row.redeemed_at), storeId: row.redeemed_store, points };
}
