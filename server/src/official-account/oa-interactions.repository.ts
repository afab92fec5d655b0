import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';

export interface OaInteraction {
  /** Of the event it was told by. */
  readonly eventId: number;
  readonly openid: string;
  readonly kind: 'follow' | 'unfollow' | 'click' | 'scan';
  /** The menu's key, or the scene of the code; '' without one. */
  readonly what: string;
  readonly at: Instant;
}

const columns = ['event_id', 'openid', 'member_id', 'kind', 'what', 'at', 'counted_at'];

/** What people did at the official account; leaving it takes nothing of it away. */
@Injectable()
export class OaInteractionsRepository {
  async insert(tx: Tx, { eventId, openid, kind, what, at }: OaInteraction): Promise<void> {
    await tx.insertRows('oa_interaction', columns, [[eventId, openid, null, kind, what.slice(0, 128), at, null]]);
  }

  /** They are a member's from now on, and counted as far as they count; the openid is not needed any more. */
  async settle(tx: Tx, memberId: number, eventIds: readonly number[], now: Instant): Promise<void> {
    if (eventIds.length === 0) return;
    await tx.execute(
      `UPDATE oa_interaction SET member_id = ?, openid = '', counted_at = ?
       WHERE event_id IN (${placeholders(eventIds.length)})`,
      [memberId, now, ...eventIds],
    );
  }

  /** Whose it was nobody will know any more. */
  async dropUnknown(tx: Tx, until: Instant): Promise<void> {
    await tx.execute('DELETE FROM oa_interaction WHERE counted_at IS NULL AND at < ?', [until]);
  }
}
