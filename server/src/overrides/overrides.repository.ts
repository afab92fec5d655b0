import { Injectable } from '@nestjs/common';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { Instant } from '@jieti/shared/model/time';
import { chunked, placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import { overrideColumns, overrideOfRow, type OverrideRow, type StoredOverride } from './override-row.js';

const IN_LIST = 1000;
const SELECT = `SELECT ${overrideColumns.join(', ')} FROM tier_override`;

export interface NewOverride extends Omit<TierOverride, 'id' | 'recordedAt' | 'revokedAt'> {
  readonly memberId: number;
  readonly approvedBy: string | null;
  /** The same key gives the same override of a member. */
  readonly idempotencyKey: string;
}

export interface Revocation {
  readonly id: number;
  readonly by: string;
  readonly reason: string;
}

/** Tiers set by hand: inserted, and revoked once; under the member's lock, which comes first. */
@Injectable()
export class OverridesRepository {
  /** All overrides of these members, past ones too; members without any are absent. */
  async ofMembers(tx: Tx, memberIds: readonly number[]): Promise<Map<number, StoredOverride[]>> {
    const found = new Map<number, StoredOverride[]>();
    for (const part of chunked(memberIds, IN_LIST)) {
      const sql = `${SELECT} WHERE member_id IN (${placeholders(part.length)}) ORDER BY member_id, id`;
      for (const row of await tx.query<OverrideRow>(sql, part)) {
        const others = found.get(row.member_id);
        if (others) others.push(overrideOfRow(row));
        else found.set(row.member_id, [overrideOfRow(row)]);
      }
    }
    return found;
  }

  /** The override that was recorded under this key, or null. */
  async findByKey(tx: Tx, memberId: number, idempotencyKey: string): Promise<StoredOverride | null> {
    const [row] = await tx.query<OverrideRow>(`${SELECT} WHERE member_id = ? AND idempotency_key = ?`, [
      memberId,
      idempotencyKey,
    ]);
    return row ? overrideOfRow(row) : null;
  }

  /** Its number. */
  async insert(tx: Tx, override: NewOverride, now: Instant): Promise<number> {
    const { memberId, kind, tier, fromDay, untilDay, reason, author, approvedBy, idempotencyKey } = override;
    const { insertId } = await tx.execute(
      `INSERT INTO tier_override
         (member_id, kind, tier, from_day, until_day, reason, author, approved_by, recorded_at, idempotency_key)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [memberId, kind, tier, fromDay, untilDay, reason, author, approvedBy, now, idempotencyKey],
    );
    return insertId;
  }

  async revoke(tx: Tx, { id, by, reason }: Revocation, now: Instant): Promise<void> {
    await tx.execute('UPDATE tier_override SET revoked_at = ?, revoked_by = ?, revoke_reason = ? WHERE id = ?', [
      now,
      by,
      reason,
      id,
    ]);
  }
}
