import { createHash } from 'node:crypto';
import type { TillAction as TillActionView } from '@jieti/shared/api/till-actions';
import type { Instant } from '@jieti/shared/model/time';

/** How long a clerk may take an action back. */
export const UNDO_MS = 5 * 60_000;

/** Who did something at a till, and who stood beside. */
export interface TillActor {
  readonly storeId: string;
  readonly staffId: number;
  readonly staff: string;
  readonly device: string | null;
  /** Who allowed what the clerk's limits forbid. */
  readonly second: { readonly staffId: number; readonly name: string } | null;
}

export interface NewTillAction extends TillActor {
  readonly kind: TillActionView['kind'];
  /** Unique within the store, for ever. */
  readonly idemKey: string;
  readonly requestHash: string;
  readonly memberId: number;
  /** `source/externalId` of a receipt or refund, `coupon:<id>`, `perk:<key>`, `undo:<id>`. */
  readonly subject: string;
  /** As people read it. */
  readonly title: string;
  readonly amountFen: number;
  readonly points: number;
  /** When a phone without a network took it down. */
  readonly takenAt: Instant | null;
  readonly now: Instant;
}

/** A stored action with its first answer, as JSON text; null while it is being done. */
export interface StoredAction {
  readonly id: number;
  readonly kind: NewTillAction['kind'];
  readonly storeId: string;
  readonly staffId: number;
  readonly idemKey: string;
  readonly requestHash: string;
  readonly reply: string | null;
  readonly memberId: number;
  readonly subject: string;
  readonly title: string;
  readonly at: Instant;
  readonly undoneAt: Instant | null;
}

export interface ActionRow {
  readonly id: number | string;
  readonly kind: NewTillAction['kind'];
  readonly store_id: string;
  readonly staff_id: number | string;
  readonly idem_key: string;
  readonly request_hash: string;
  readonly reply: string | null;
  readonly member_id: number | string;
  readonly subject: string;
  readonly title: string;
  readonly at: number | string;
  readonly undone_at: number | string | null;
}

export const actionColumns =
  'id, kind, store_id, staff_id, idem_key, request_hash, reply, member_id, subject, title, at, undone_at';

export function actionOf(row: ActionRow): StoredAction {
  return {
    id: Number(row.id),
    kind: row.kind,
    storeId: row.store_id,
    staffId: Number(row.staff_id),
    idemKey: row.idem_key,
    requestHash: row.request_hash,
    reply: row.reply,
    memberId: Number(row.member_id),
    subject: row.subject,
    title: row.title,
    at: Number(row.at),
    undoneAt: row.undone_at === null ? null : Number(row.undone_at),
  };
}

/** What a request asks for, in 64 characters; the order of the fields does not matter, absent ones do not count. */
export function requestHash(content: Readonly<Record<string, unknown>>): string {
  const sorted = Object.keys(content)
    .sort()
    .map((key) => [key, content[key] ?? null]);
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
