import { Injectable } from '@nestjs/common';
import type { GatheringDraft } from '@jieti/shared/api/gatherings';
import type { Instant } from '@jieti/shared/model/time';
import { instantOfWallTime } from '@jieti/shared/rules/community/wall-time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import type { StoredGathering } from './gathering-row.js';

export type LockedGathering = Omit<StoredGathering, 'signed_up' | 'waiting' | 'attended' | 'walked_in'>;

interface Moment {
  readonly now: Instant;
  readonly timeZone: string;
}

const columns = [
  ...['title', 'intro', 'cover', 'store_id', 'place', 'tiers', 'capacity', 'waiting_seats'],
  ...['sign_up_from', 'starts_at', 'ends_at', 'changed_at'],
];

@Injectable()
export class GatheringsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** A draft; its number. `secret`: what the codes at the place are made of. */
  async insert(
    tx: Tx,
    draft: GatheringDraft,
    by: Moment & { readonly author: string; readonly secret: string },
  ): Promise<number> {
    const all = [...columns, 'state', 'revision', 'secret', 'cancel_reason', 'created_at', 'created_by'];
    const { insertId } = await tx.execute(
      `INSERT INTO gathering (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`,
      [...valuesOf(draft, by), 'draft', 1, by.secret, '', by.now, by.author],
    );
    return insertId;
  }

  /** Refuses with draft_changed when it was changed since that revision. */
  async update(
    tx: Tx,
    { id, revision }: { readonly id: number; readonly revision: number },
    draft: GatheringDraft,
    moment: Moment,
  ): Promise<void> {
    const { affectedRows } = await tx.execute(
      `UPDATE gathering SET ${columns.map((name) => `${name} = ?`).join(', ')}, revision = revision + 1
       WHERE id = ? AND revision = ?`,
      [...valuesOf(draft, moment), id, revision],
    );
    if (affectedRows === 0) throw new Refusal('draft_changed');
  }

  async moveTo(
    tx: Tx,
    id: number,
    move: { readonly state: 'published' | 'cancelled'; readonly reason?: string; readonly now: Instant },
  ): Promise<void> {
    await tx.execute('UPDATE gathering SET state = ?, cancel_reason = ?, changed_at = ? WHERE id = ?', [
      move.state,
      move.reason ?? '',
      move.now,
      id,
    ]);
  }

  /** False unless it is a draft. */
  async deleteDraft(tx: Tx, id: number): Promise<boolean> {
    return (await tx.execute("DELETE FROM gathering WHERE id = ? AND state = 'draft'", [id])).affectedRows === 1;
  }

  /** Whoever gives or takes seats holds it: they are counted after. Refuses with not_found. */
  async lock(tx: Tx, id: number): Promise<LockedGathering> {
    const [row] = await tx.query<LockedGathering>(`SELECT * FROM gathering WHERE id = ?${this.dialect.forUpdate}`, [
      id,
    ]);
    if (!row) throw new Refusal('not_found');
    const [store] = await tx.query<{ name: string }>('SELECT name FROM store WHERE id = ?', [row.store_id]);
    return { ...row, store_name: store?.name ?? null };
  }
}

function valuesOf(draft: GatheringDraft, { now, timeZone }: Moment) {
  const at = (text: string) => instantOfWallTime(text, timeZone);
  const { title, intro, cover, storeId, place, tiers, capacity, waitingSeats, signUpFrom, startsOn, endsOn } = draft;
  return [
    ...[title, intro, cover, storeId, place, JSON.stringify(tiers), capacity, waitingSeats],
    ...[signUpFrom === null ? null : at(signUpFrom), at(startsOn), at(endsOn), now],
  ];
}
