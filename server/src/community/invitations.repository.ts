import { Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

/** `held`: it waits for a person at the desk; `rejected`: it never counts (D254). */
export type InvitationState = 'joined' | 'held' | 'credited' | 'settled' | 'rejected';

/** What makes an invitation look like one of oneself, or made up. */
export type InvitationSign = 'device' | 'payer' | 'burst';

export interface InvitationDecision {
  readonly keep: boolean;
  readonly staff: string;
  readonly reason: string;
  readonly now: Instant;
}

export interface InvitationMove {
  readonly refereeId: number;
  readonly from: 'joined' | 'credited';
  readonly to: 'joined' | 'credited' | 'settled';
  /** The order it is credited for; null once that came back. */
  readonly order: (FactKey & { readonly occurredAt: Instant }) | null;
  readonly nextLookAt: Instant;
  readonly now: Instant;
}

export interface InvitationRow {
  readonly referee_id: number;
  readonly inviter_id: number;
  readonly state: InvitationState;
  readonly joined_at: number;
  readonly order_source: string | null;
  readonly order_external_id: string | null;
  /** When a person said that it is fine; null: nobody was asked. */
  readonly decided_at: number | null;
}

@Injectable()
export class InvitationsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Who brought a member is decided once: false when somebody did before. With signs it waits for a person. */
  async insert(
    tx: Tx,
    invitation: {
      readonly refereeId: number;
      readonly inviterId: number;
      readonly signs: readonly InvitationSign[];
      readonly now: Instant;
    },
  ): Promise<boolean> {
    const { refereeId, inviterId, signs, now } = invitation;
    const held = signs.length > 0;
    try {
      await tx.attempt(() =>
        tx.insertRows(
          'invitation',
          ['referee_id', 'inviter_id', 'state', 'joined_at', 'next_look_at', 'suspicion', 'held_at'],
          [[refereeId, inviterId, held ? 'held' : 'joined', now, now, signs.join() || null, held ? now : null]],
        ),
      );
      return true;
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** False when the invitation stands elsewhere by now. */
  async move(tx: Tx, { refereeId, from, to, order, nextLookAt, now }: InvitationMove): Promise<boolean> {
    const stamp = { credited: 'credited_at', settled: 'settled_at', joined: 'reversed_at' }[to];
    const { affectedRows } = await tx.execute(
      `UPDATE invitation SET state = ?, order_source = ?, order_external_id = ?, ordered_at = ?, next_look_at = ?,
         ${stamp} = ?
       WHERE referee_id = ? AND state = ?`,
      [
        to,
        order?.source ?? null,
        order?.externalId ?? null,
        order?.occurredAt ?? null,
        nextLookAt,
        now,
        refereeId,
        from,
      ],
    );
    return affectedRows === 1;
  }

  /** It waits for a person from now on; false when it stands elsewhere, or a person has decided already. */
  async hold(tx: Tx, refereeId: number, signs: readonly InvitationSign[], now: Instant): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE invitation SET state = 'held', suspicion = ?, held_at = ?
       WHERE referee_id = ? AND state = 'joined' AND decided_at IS NULL`,
      [signs.join(), now, refereeId],
    );
    return affectedRows === 1;
  }

  /** False when it does not wait for anybody. */
  async decide(tx: Tx, refereeId: number, { keep, staff, reason, now }: InvitationDecision): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE invitation SET state = ?, decided_by = ?, decided_at = ?, decision = ?, next_look_at = ?
       WHERE referee_id = ? AND state = 'held'`,
      [keep ? 'joined' : 'rejected', staff, now, reason, now, refereeId],
    );
    return affectedRows === 1;
  }

  /** Counts a visitor's opening of a member's link once a day; the same again changes nothing. */
  async noteOpening(
    tx: Tx,
    { inviterId, visitor, day, now }: { inviterId: number; visitor: string; day: number; now: Instant },
  ): Promise<void> {
    try {
      await tx.attempt(() =>
        tx.insertRows(
          'invitation_opening',
          ['inviter_id', 'visitor', 'day', 'opened_at'],
          [[inviterId, visitor, day, now]],
        ),
      );
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
    }
  }

  async lookAgain(tx: Tx, refereeId: number, at: Instant): Promise<void> {
    await tx.execute('UPDATE invitation SET next_look_at = ? WHERE referee_id = ?', [at, refereeId]);
  }
}
