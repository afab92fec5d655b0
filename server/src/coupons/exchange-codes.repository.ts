import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import { chunked, placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';

/** Wrong codes of a member are counted for so long. */
const MISSES_MS = 3_600_000;
/** So many wrong ones within that time, and the member waits. */
const MAX_MISSES = 10;

export interface LockedCode {
  readonly id: number;
  readonly templateId: number;
  readonly state: 'open' | 'used' | 'void';
  readonly memberId: number | null;
  readonly couponId: number | null;
}

export interface NewCodes {
  readonly templateId: number;
  readonly batch: string;
  /** As printed, and as compared. */
  readonly codes: readonly { readonly code: string; readonly norm: string }[];
  readonly by: string;
}

/** Codes that become a coupon once. */
@Injectable()
export class ExchangeCodesRepository {
  constructor(private readonly dialect: Dialect) {}

  /** The code with its row locked; undefined when there is none. */
  async lock(tx: Tx, norm: string): Promise<LockedCode | undefined> {
    const [row] = await tx.query<{
      id: number;
      template_id: number;
      state: LockedCode['state'];
      member_id: number | null;
      coupon_id: number | null;
    }>(
      `SELECT id, template_id, state, member_id, coupon_id FROM coupon_exchange_code
       WHERE norm = ?${this.dialect.forUpdate}`,
      [norm],
    );
    if (!row) return undefined;
    return {
      id: Number(row.id),
      templateId: Number(row.template_id),
      state: row.state,
      memberId: row.member_id === null ? null : Number(row.member_id),
      couponId: row.coupon_id === null ? null : Number(row.coupon_id),
    };
  }

  /** The caller has locked the code and found it open. */
  async use(tx: Tx, id: number, by: { readonly memberId: number; readonly couponId: number }, now: Instant) {
    await tx.execute(
      `UPDATE coupon_exchange_code SET state = 'used', member_id = ?, coupon_id = ?, used_at = ?
       WHERE id = ? AND state = 'open'`,
      [by.memberId, by.couponId, now, id],
    );
  }

  /** Whether the member has tried too many wrong codes; the caller has locked the member. */
  async mustWait(tx: Tx, memberId: number, now: Instant): Promise<boolean> {
    const [row] = await tx.query<{ n: number }>(
      'SELECT COUNT(*) AS n FROM coupon_code_miss WHERE member_id = ? AND at > ?',
      [memberId, now - MISSES_MS],
    );
    return Number(row?.n) >= MAX_MISSES;
  }

  async noteMiss(tx: Tx, memberId: number, now: Instant): Promise<void> {
    await tx.execute('DELETE FROM coupon_code_miss WHERE member_id = ? AND at <= ?', [memberId, now - MISSES_MS]);
    await tx.insertRows('coupon_code_miss', ['member_id', 'at'], [[memberId, now]]);
  }

  async countBatch(tx: Tx, templateId: number, batch: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'SELECT COUNT(*) AS n FROM coupon_exchange_code WHERE template_id = ? AND batch = ?',
      [templateId, batch],
    );
    return Number(row?.n ?? 0);
  }

  /** Which of these are taken, by whatever template. */
  async listTaken(tx: Tx, norms: readonly string[]): Promise<ReadonlySet<string>> {
    const taken = new Set<string>();
    for (const part of chunked(norms, 1000)) {
      const rows = await tx.query<{ norm: string }>(
        `SELECT norm FROM coupon_exchange_code WHERE norm IN (${placeholders(part.length)})`,
        part,
      );
      for (const { norm } of rows) taken.add(norm);
    }
    return taken;
  }

  async insert(tx: Tx, { templateId, batch, codes, by }: NewCodes, now: Instant): Promise<void> {
    await tx.insertRows(
      'coupon_exchange_code',
      ['code', 'norm', 'template_id', 'batch', 'state', 'created_at', 'created_by'],
      codes.map(({ code, norm }) => [code, norm, templateId, batch, 'open', now, by]),
    );
  }

  /** Open codes of a template work no more; how many. */
  async voidOpen(tx: Tx, templateId: number): Promise<number> {
    const { affectedRows } = await tx.execute(
      `UPDATE coupon_exchange_code SET state = 'void' WHERE template_id = ? AND state = 'open'`,
      [templateId],
    );
    return affectedRows;
  }
}
