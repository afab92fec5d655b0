import { Injectable } from '@nestjs/common';
import type { SignUpRow } from '@jieti/shared/api/gatherings';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { lockActiveMember } from '../members/active-member.repository.js';

export interface LockedSignUp {
  readonly state: SignUpRow['state'];
  readonly queueNo: number;
  readonly requestKey: string | null;
  readonly growth: number;
}

interface Place {
  readonly gatheringId: number;
  readonly memberId: number;
  readonly now: Instant;
}

/** Who has a seat and who waits; the gathering's row is locked before any of it. */
@Injectable()
export class SignUpsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Before the gathering's, as whoever closes their account does. Refuses with member_unknown (a closed account). */
  async lockMember(tx: Tx, memberId: number): Promise<void> {
    if (!(await lockActiveMember(tx, memberId, this.dialect))) throw new Refusal('member_unknown');
  }

  async find(tx: Tx, { gatheringId, memberId }: Omit<Place, 'now'>): Promise<LockedSignUp | undefined> {
    const [row] = await tx.query<{
      state: SignUpRow['state'];
      queue_no: number;
      request_key: string | null;
      growth: number;
    }>('SELECT state, queue_no, request_key, growth FROM gathering_sign_up WHERE gathering_id = ? AND member_id = ?', [
      gatheringId,
      memberId,
    ]);
    if (!row) return undefined;
    const { state, queue_no: queueNo, request_key: requestKey, growth } = row;
    return { state, queueNo: Number(queueNo), requestKey, growth: Number(growth) };
  }

  /** `taken`: seats of those who signed up and those who attended. */
  async counts(tx: Tx, gatheringId: number): Promise<{ readonly taken: number; readonly waiting: number }> {
    const rows = await tx.query<{ state: SignUpRow['state']; n: number }>(
      'SELECT state, COUNT(*) AS n FROM gathering_sign_up WHERE gathering_id = ? GROUP BY state',
      [gatheringId],
    );
    const of = (state: SignUpRow['state']) => Number(rows.find((row) => row.state === state)?.n ?? 0);
    return { taken: of('signedUp') + of('attended'), waiting: of('waiting') };
  }

  /** At the end of the line, also who signed off before. */
  async signUp(
    tx: Tx,
    place: Place & { readonly state: 'signedUp' | 'waiting'; readonly requestKey: string },
  ): Promise<number> {
    const { gatheringId, memberId, now, state, requestKey } = place;
    const queueNo = await this.nextNumber(tx, gatheringId);
    const { affectedRows } = await tx.execute(
      `UPDATE gathering_sign_up SET state = ?, queue_no = ?, signed_up_at = ?, moved_up_at = NULL, request_key = ?,
         changed_at = ? WHERE gathering_id = ? AND member_id = ?`,
      [state, queueNo, now, requestKey, now, gatheringId, memberId],
    );
    if (affectedRows === 0)
      await tx.insertRows(
        'gathering_sign_up',
        ['gathering_id', 'member_id', 'state', 'queue_no', 'signed_up_at', 'growth', 'request_key', 'changed_at'],
        [[gatheringId, memberId, state, queueNo, now, 0, requestKey, now]],
      );
    return queueNo;
  }

  async signOff(tx: Tx, { gatheringId, memberId, now }: Place): Promise<void> {
    await tx.execute(
      "UPDATE gathering_sign_up SET state = 'signedOff', changed_at = ? WHERE gathering_id = ? AND member_id = ?",
      [now, gatheringId, memberId],
    );
  }

  /** Gives seats to those who wait longest; who they are. */
  async moveUp(tx: Tx, gatheringId: number, seats: number, now: Instant): Promise<readonly number[]> {
    if (seats <= 0) return [];
    const rows = await tx.query<{ member_id: number }>(
      `SELECT member_id FROM gathering_sign_up WHERE gathering_id = ? AND state = 'waiting'
       ORDER BY queue_no LIMIT ?`,
      [gatheringId, seats],
    );
    const members = rows.map((row) => Number(row.member_id));
    for (const memberId of members)
      await tx.execute(
        `UPDATE gathering_sign_up SET state = 'signedUp', moved_up_at = ?, changed_at = ?
         WHERE gathering_id = ? AND member_id = ?`,
        [now, now, gatheringId, memberId],
      );
    return members;
  }

  async attend(tx: Tx, place: Place & { readonly cameBy: 'code' | 'desk' }): Promise<void> {
    const { gatheringId, memberId, now, cameBy } = place;
    const { affectedRows } = await tx.execute(
      `UPDATE gathering_sign_up SET signed_up_at = CASE WHEN state = 'signedOff' THEN NULL ELSE signed_up_at END,
         state = 'attended', attended_at = ?, came_by = ?, changed_at = ? WHERE gathering_id = ? AND member_id = ?`,
      [now, cameBy, now, gatheringId, memberId],
    );
    if (affectedRows === 1) return;
    await tx.insertRows(
      'gathering_sign_up',
      ['gathering_id', 'member_id', 'state', 'queue_no', 'attended_at', 'came_by', 'growth', 'changed_at'],
      [[gatheringId, memberId, 'attended', await this.nextNumber(tx, gatheringId), now, cameBy, 0, now]],
    );
  }

  async setGrowth(tx: Tx, { gatheringId, memberId }: Omit<Place, 'now'>, growth: number): Promise<void> {
    await tx.execute('UPDATE gathering_sign_up SET growth = ? WHERE gathering_id = ? AND member_id = ?', [
      ...[growth, gatheringId, memberId],
    ]);
  }

  /** Everybody with a seat or waiting for one. */
  async listExpecting(tx: Tx, gatheringId: number): Promise<readonly number[]> {
    const rows = await tx.query<{ member_id: number }>(
      `SELECT member_id FROM gathering_sign_up WHERE gathering_id = ? AND state IN ('signedUp', 'waiting')
       ORDER BY queue_no`,
      [gatheringId],
    );
    return rows.map((row) => Number(row.member_id));
  }

  /** Place among those who wait, from 1. */
  async waitingPlace(tx: Tx, gatheringId: number, queueNo: number): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      "SELECT COUNT(*) AS n FROM gathering_sign_up WHERE gathering_id = ? AND state = 'waiting' AND queue_no <= ?",
      [gatheringId, queueNo],
    );
    return Number(row?.n ?? 0);
  }

  async tierOf(tx: Tx, memberId: number): Promise<string> {
    const [row] = await tx.query<{ tier: string }>('SELECT tier FROM member WHERE id = ?', [memberId]);
    return row?.tier ?? '';
  }

  private async nextNumber(tx: Tx, gatheringId: number): Promise<number> {
    const [row] = await tx.query<{ n: number | null }>(
      'SELECT MAX(queue_no) AS n FROM gathering_sign_up WHERE gathering_id = ?',
      [gatheringId],
    );
    return Number(row?.n ?? 0) + 1;
  }
}
