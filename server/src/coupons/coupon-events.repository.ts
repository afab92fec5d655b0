import type { CouponEventKind } from '@jieti/shared/api/claims';
import { businessDayOf } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';

/** One step in the life of a coupon; written in the transaction of the step itself. */
export interface NewCouponEvent {
  readonly couponId: number;
  readonly templateId: number;
  readonly memberId: number;
  readonly kind: CouponEventKind;
  /** Who did it, or why it came about, as the log shows it. */
  readonly actor: string;
  readonly at: Instant;
  readonly storeId?: string | null | undefined;
  readonly device?: string | null | undefined;
  readonly idemKey?: string | null | undefined;
  /** The order it happened on, `source/externalId`. */
  readonly fact?: string | null | undefined;
  readonly reason?: string | null | undefined;
}

const COLUMNS = [
  ...['coupon_id', 'template_id', 'member_id', 'kind', 'day', 'at', 'actor'],
  ...['store_id', 'device', 'idem_key', 'fact', 'reason'],
];

/** The log is append-only. */
export async function insertCouponEvents(tx: Tx, events: readonly NewCouponEvent[], timeZone: string): Promise<void> {
  if (events.length === 0) return;
  await tx.insertRows(
    'coupon_event',
    COLUMNS,
    events.map((e) => [
      ...[e.couponId, e.templateId, e.memberId, e.kind, businessDayOf(e.at, timeZone), e.at, cut(e.actor, 80)],
      ...[e.storeId ?? null, e.device ?? null, e.idemKey ?? null, e.fact ?? null, e.reason ? cut(e.reason, 200) : null],
    ]),
  );
}

/** What was written of a coupon under this key before; undefined when nothing was. */
export async function findCouponEvent(
  tx: Tx,
  couponId: number,
  idemKey: string,
  kinds: readonly CouponEventKind[],
): Promise<CouponEventKind | undefined> {
  const [row] = await tx.query<{ kind: CouponEventKind }>(
    `SELECT kind FROM coupon_event WHERE coupon_id = ? AND idem_key = ? AND kind IN (${kinds.map(() => '?').join(', ')})
     ORDER BY id DESC LIMIT 1`,
    [couponId, idemKey, ...kinds],
  );
  return row?.kind;
}

const cut = (text: string, most: number): string => [...text].slice(0, most).join('');
