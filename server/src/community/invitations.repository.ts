import { Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

export type InvitationState = 'joined' | 'credited' | 'settled';

export interface InvitationMove {
  readonly refereeId: number;
  readonly from: InvitationState;
  readonly to: InvitationState;
  /** The order it is credited for; null once that came back. */
  readonly order: (FactKey & { readonly occurredAt: Instant }) | null;
  readonly nextLookAt: Instant;
}

export interface InvitationRow {
  readonly referee_id: number;
  readonly inviter_id: number;
  readonly state: InvitationState;
  readonly joined_at: number;
  readonly order_source: string | null;
  readonly order_external_id: string | null;
}

@Injectable()
export class InvitationsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Who brought a member is decided once: false when somebody did before. */
  async insert(
    tx: Tx,
    invitation: { readonly refereeId: number; readonly inviterId: number; readonly now: Instant },
  ): Promise<boolean> {
    const { refereeId, inviterId, now } = invitation;
    try {
      await tx.attempt(() =>
        tx.insertRows(
          'invitation',
          ['referee_id', 'inviter_id', 'state', 'joined_at', 'next_look_at'],
          [[refereeId, inviterId, 'joined', now, now]],
        ),
      );
      return true;
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** False when the invitation stands elsewhere by now. */
  async move(tx: Tx, { refereeId, from, to, order, nextLookAt }: InvitationMove): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE invitation SET state = ?, order_source = ?, order_external_id = ?, ordered_at = ?, next_look_at = ?
       WHERE referee_id = ? AND state = ?`,
      [to, order?.source ?? null, order?.externalId ?? null, order?.occurredAt ?? null, nextLookAt, refereeId, from],
    );
    return affectedRows === 1;
  }

  async lookAgain(tx: Tx, refereeId: number, at: Instant): Promise<void> {
    await tx.execute('UPDATE invitation SET next_look_at = ? WHERE referee_id = ?', [at, refereeId]);
  }
}
