import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import type { Tx } from '../db/sql.js';
import { AccountClosureRepository } from '../members/account-closure.repository.js';
import { PointsRepository } from '../points/points.repository.js';
import { closingState } from './closing.queries.js';
import type { ClosingLoss } from './closing-loss.js';
import { ConsentWordsRepository } from './consent-words.repository.js';
import { erasePersonalTraces } from './personal-traces.repository.js';
import { SeatReleaseRepository } from './seat-release.repository.js';

export interface AccountEnding {
  readonly memberId: number;
  readonly via: 'member' | 'wechat';
  /** What names the request of a member. */
  readonly requestKey: string | null;
  readonly channel: 'miniProgram' | 'wechat';
  readonly tierName: (key: string) => string;
  readonly now: Instant;
}

export interface StoredClosure {
  readonly closedAt: Instant;
  readonly lost: ClosingLoss;
}

/** The end of a membership, by whichever way it comes: one transaction, once (D227). */
@Injectable()
export class AccountEndingRepository {
  constructor(
    private readonly closure: AccountClosureRepository,
    private readonly words: ConsentWordsRepository,
    private readonly coupons: CouponsRepository,
    private readonly points: PointsRepository,
    private readonly seats: SeatReleaseRepository,
  ) {}

  /** Null when there is no account to end any more; nothing has changed then. */
  async end(tx: Tx, ending: AccountEnding): Promise<StoredClosure | null> {
    const { memberId, via, requestKey, channel, tierName, now } = ending;
    const locked = await this.words.lockActive(tx, memberId);
    const state = locked ? await closingState(tx, memberId, now) : null;
    if (!state) return null;
    const lost: ClosingLoss = { ...state.loss, tierName: tierName(state.tier) };
    await this.words.endAll(tx, { memberId, channel, givenBy: via, now });
    await this.coupons.voidAllOf(tx, memberId, { by: '会员注销', reason: '会员账户已注销', now });
    await this.emptyPoints(tx, memberId, lost.points, now);
    await this.seats.releaseAll(tx, memberId, now);
    await this.closure.close(tx, memberId, now);
    await erasePersonalTraces(tx, memberId);
    await tx.insertRows(
      'account_closure',
      ['member_id', 'request_key', 'via', 'lost', 'closed_at'],
      [[memberId, requestKey, via, JSON.stringify(lost), now]],
    );
    return { closedAt: now, lost };
  }

  /** Holds the member's row until the transaction ends: what is looked up after is what ends. */
  async lock(tx: Tx, memberId: number): Promise<void> {
    await this.words.lockActive(tx, memberId);
  }

  async findClosed(tx: Tx, memberId: number): Promise<StoredClosure | null> {
    const [row] = await tx.query<{ lost: string; closed_at: number }>(
      'SELECT lost, closed_at FROM account_closure WHERE member_id = ?',
      [memberId],
    );
    return row ? { closedAt: Number(row.closed_at), lost: JSON.parse(row.lost) as ClosingLoss } : null;
  }

  /** What has come in since, of whatever was on its way: of an account that is closed, as often as one likes. */
  async eraseAgain(tx: Tx, memberId: number): Promise<void> {
    if (!(await this.findClosed(tx, memberId))) return;
    await this.closure.forget(tx, memberId);
    await erasePersonalTraces(tx, memberId);
  }

  /** The event that said so names the person as well. */
  forgetEvent(tx: Tx, eventId: number, memberId: number): Promise<void> {
    return this.closure.forgetEvent(tx, eventId, memberId);
  }

  /** What is still there is taken, and the book shows it; what is owed stays owed. */
  private async emptyPoints(tx: Tx, memberId: number, points: number, now: Instant): Promise<void> {
    if (points <= 0) return;
    const cause = { biz: 'console', id: `closing:${memberId}`, line: '' } as const;
    await this.points.adjust(tx, { memberId, delta: -points, cause, title: '会员注销，积分清零', now });
  }
}
