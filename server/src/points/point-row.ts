import type { PointsEntry, PointsLot } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';

/** A row of `point_lot`; `id` is that of the entry that made it. */
export interface LotRow {
  readonly id: number;
  readonly member_id: number;
  readonly earned: number;
  readonly remaining: number;
  readonly available_at: number;
  readonly expires_at: number | null;
}

export const lotColumns = 'id, member_id, earned, remaining, available_at, expires_at';

export function lotOfRow(row: LotRow): PointsLot {
  const { id, earned, remaining, available_at: availableAt, expires_at: expiresAt } = row;
  return { id, earned, remaining, availableAt, expiresAt };
}

export interface AccountRow {
  readonly member_id: number;
  readonly balance: number;
  readonly debt: number;
  readonly entries: number;
}

/** A movement to be stored; `note` and `actor` are those of one made by hand. */
export interface NewEntry extends PointsEntry {
  readonly note?: string;
  readonly actor?: string;
}

export interface StoredEntry extends NewEntry {
  readonly id: number;
  readonly memberId: number;
}

export interface EntryRow {
  readonly id: number;
  readonly member_id: number;
  readonly kind: PointsEntry['kind'];
  readonly delta: number;
  readonly biz: PointsEntry['cause']['biz'];
  readonly biz_id: string;
  readonly line: string;
  readonly title: string;
  readonly note: string | null;
  readonly actor: string | null;
  readonly occurred_at: Instant;
  readonly rules_version: number;
}

export const entryColumns = [
  ...['id', 'member_id', 'kind', 'delta', 'biz', 'biz_id', 'line', 'title', 'note', 'actor', 'occurred_at'],
  'rules_version',
];
