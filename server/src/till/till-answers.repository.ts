import { Injectable } from '@nestjs/common';
import type { TillOutcome } from '@jieti/shared/api/till';
import type { FactKey } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';
import { factId } from '@jieti/shared/rules/fact-id';
import type { Tx } from '../db/sql.js';
import type { RecordedOutcome } from '../facts/record.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';

/** What an action did to a member, as every answer of the till tells it. */
type MemberMoved = Pick<
  TillOutcome,
  'growth' | 'tier' | 'tierBefore' | 'gifts' | 'pointsEarned' | 'pointsTakenBack' | 'pointsAvailable'
>;

interface Asked {
  readonly memberId: number;
  /** The fact that did it, and what came of it; null: nothing was recorded. */
  readonly fact: FactKey | null;
  readonly done: RecordedOutcome | null;
  readonly now: Instant;
}

/** Reads of a transaction that is about to answer: what has been settled is not visible outside yet. */
@Injectable()
export class TillAnswersRepository {
  constructor(private readonly programmes: ProgrammesQueries) {}

  async of(tx: Tx, { memberId, fact, done, now }: Asked): Promise<MemberMoved> {
    const points = await this.points(tx, memberId, fact, now);
    const version = await this.programmes.getCurrent(now);
    const tier = done?.tierAfter ?? (await this.tierOf(tx, memberId));
    const before = done && done.tierBefore !== done.tierAfter ? done.tierBefore : null;
    return {
      growth: done?.growth ?? 0,
      tier: tierBadge(version, tier),
      tierBefore: before === null ? null : tierBadge(version, before),
      gifts: [...(done?.gifts ?? [])],
      ...points,
    };
  }

  private async points(tx: Tx, memberId: number, fact: FactKey | null, now: Instant) {
    const id = fact === null ? '' : factId(fact);
    const [row] = await tx.query<Record<'earned' | 'taken' | 'spendable' | 'debt', number | string | null>>(
      `SELECT
         (SELECT SUM(delta) FROM point_entry WHERE biz = 'fact' AND biz_id = ? AND kind = 'earn') AS earned,
         (SELECT SUM(delta) FROM point_entry WHERE biz = 'fact' AND biz_id = ? AND kind = 'takeBack') AS taken,
         (SELECT SUM(remaining) FROM point_lot WHERE member_id = ? AND remaining > 0 AND available_at <= ?
            AND (expires_at IS NULL OR expires_at > ?)) AS spendable,
         (SELECT debt FROM point_account WHERE member_id = ?) AS debt`,
      [id, id, memberId, now, now, memberId],
    );
    return {
      pointsEarned: Number(row?.earned ?? 0),
      pointsTakenBack: 0 - Number(row?.taken ?? 0),
      pointsAvailable: Math.max(0, Number(row?.spendable ?? 0) - Number(row?.debt ?? 0)),
    };
  }

  private async tierOf(tx: Tx, memberId: number): Promise<string> {
    const [row] = await tx.query<{ tier: string }>('SELECT tier FROM member WHERE id = ?', [memberId]);
    return row?.tier ?? '';
  }
}
