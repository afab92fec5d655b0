import { Injectable } from '@nestjs/common';
import type { UndoneUpgrade } from '@jieti/shared/model/settlement';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';

export interface UsedGift {
  readonly couponId: number;
  readonly title: string;
  readonly usedAt: Instant;
  readonly storeId: string | null;
  /** What it costs in the claim centre. */
  readonly points: number;
}

/** As stored with the flag. */
export interface FarmingEvidence {
  readonly refund: NonNullable<UndoneUpgrade['refund']>;
  readonly gifts: readonly UsedGift[];
}

export interface FarmingSuspicion {
  readonly memberId: number;
  readonly upgrade: UndoneUpgrade;
  /** Used between the upgrade and now. */
  readonly gifts: readonly UsedGift[];
  readonly now: Instant;
}

/** Members who bought, rose, used the gift and gave the order back (D192); a person looks at each. */
@Injectable()
export class FarmingFlagsRepository {
  /** Nothing where no refund undid the upgrade soon, or no gift was used. The member is locked. */
  async insert(tx: Tx, { memberId, upgrade, gifts, now }: FarmingSuspicion): Promise<void> {
    const { refund, tier, fact, at } = upgrade;
    if (refund === null || gifts.length === 0) return;
    const upgradeFact = fact ?? `at:${at}`;
    const known = await tx.query('SELECT id FROM farming_flag WHERE member_id = ? AND tier = ? AND upgrade_fact = ?', [
      ...[memberId, tier, upgradeFact],
    ]);
    if (known.length > 0) return;
    const evidence: FarmingEvidence = { refund, gifts };
    await tx.insertRows(
      'farming_flag',
      ['member_id', 'tier', 'upgrade_fact', 'evidence', 'found_at', 'state'],
      [[memberId, tier, upgradeFact, JSON.stringify(evidence), now, 'open']],
    );
  }

  /** Whether an open flag was closed now. */
  async dismiss(tx: Tx, id: number, by: { readonly staff: string; readonly reason: string; readonly now: Instant }) {
    const { affectedRows } = await tx.execute(
      `UPDATE farming_flag SET state = 'dismissed', dismissed_by = ?, dismissed_at = ?, reason = ?
       WHERE id = ? AND state = 'open'`,
      [by.staff, by.now, by.reason, id],
    );
    return affectedRows === 1;
  }
}
