import { Injectable } from '@nestjs/common';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

export type FlagKind = 'burst' | 'device';

export interface EngagementSuspicion {
  readonly kind: FlagKind;
  readonly memberId: number;
  readonly day: BusinessDay;
  readonly from: Instant;
  readonly until: Instant;
  readonly events: number;
  /** For `device`: how many accounts acted from it on the day. */
  readonly accounts: number | null;
}

export interface FlagDecision {
  readonly id: number;
  readonly keep: boolean;
  readonly staff: string;
  readonly reason: string;
  readonly now: Instant;
}

/** Engagement that looks made up: it counts, and a person looks at it (D255). */
@Injectable()
export class EngagementFlagsRepository {
  constructor(private readonly dialect: Dialect) {}

  /**
   * Once per kind, member and day; while it is open it grows with what comes in, and what was rejected opens again when
   * it goes on. True for one that somebody has to look at anew.
   */
  async note(tx: Tx, { kind, memberId, day, ...seen }: EngagementSuspicion, now: Instant): Promise<boolean> {
    const evidence = JSON.stringify({ accounts: seen.accounts });
    const columns = ['kind', 'member_id', 'day', 'from_at', 'until_at', 'events', 'evidence', 'state', 'found_at'];
    const row = [kind, memberId, day, seen.from, seen.until, seen.events, evidence, 'open', now];
    try {
      await tx.attempt(() => tx.insertRows('engagement_flag', columns, [row]));
      return true;
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
    }
    const isAgain = await this.openAgain(tx, { kind, memberId, day, ...seen }, now);
    await tx.execute(
      `UPDATE engagement_flag SET evidence = CASE WHEN events < ? THEN ? ELSE evidence END,
         from_at = CASE WHEN from_at > ? THEN ? ELSE from_at END,
         until_at = CASE WHEN until_at < ? THEN ? ELSE until_at END,
         events = CASE WHEN events < ? THEN ? ELSE events END
       WHERE kind = ? AND member_id = ? AND day = ? AND state = 'open'`,
      [
        ...[seen.events, evidence, seen.from, seen.from, seen.until, seen.until, seen.events, seen.events],
        ...[kind, memberId, day],
      ],
    );
    return isAgain;
  }

  /** Else whoever was rejected once could go on for the rest of the day. The decision before stands in the audit log. */
  private async openAgain(tx: Tx, seen: EngagementSuspicion, now: Instant): Promise<boolean> {
    const { kind, memberId, day, until, events } = seen;
    const { affectedRows } = await tx.execute(
      `UPDATE engagement_flag SET state = 'open', decided_by = NULL, decided_at = NULL, reason = NULL, found_at = ?
       WHERE kind = ? AND member_id = ? AND day = ? AND state = 'rejected' AND (until_at < ? OR events < ?)`,
      [now, kind, memberId, day, until, events],
    );
    return affectedRows === 1;
  }

  /** False when somebody has decided before. */
  async decide(tx: Tx, { id, keep, staff, reason, now }: FlagDecision): Promise<boolean> {
    const state = keep ? 'kept' : 'rejected';
    const { affectedRows } = await tx.execute(
      `UPDATE engagement_flag SET state = ?, decided_by = ?, decided_at = ?, reason = ?
       WHERE id = ? AND state = 'open'`,
      [state, staff, now, reason, id],
    );
    return affectedRows === 1;
  }
}
