import { Injectable } from '@nestjs/common';
import type { CouponEvent, CouponEventQuery } from '@jieti/shared/api/claims';
import type { Page } from '@jieti/shared/api/paging';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import { maskName } from '@jieti/shared/rules/mask';
import { Reader, type SqlValue } from '../db/sql.js';

export type CouponEventFilter = Omit<CouponEventQuery, 'cursor' | 'limit'>;

interface Row {
  readonly id: number;
  readonly at: number;
  readonly kind: CouponEvent['kind'];
  readonly coupon_id: number;
  readonly code: string;
  readonly template_id: number;
  readonly terms: string;
  readonly member_id: number;
  readonly member_name: string;
  readonly actor: string;
  readonly store_id: string | null;
  readonly store_name: string | null;
  readonly device: string | null;
  readonly fact: string | null;
  readonly reason: string | null;
}

/** The log of coupons: who did what with which, where and when. */
@Injectable()
export class CouponEventsQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest first. */
  async list(
    filter: CouponEventFilter,
    page: { readonly beforeId: number | undefined; readonly limit: number },
  ): Promise<Page<CouponEvent>> {
    const { sql, params } = conditionOf(filter);
    const rows = await this.reader.query<Row>(
      `SELECT e.id, e.at, e.kind, e.coupon_id, c.code, e.template_id, c.terms, e.member_id, m.name AS member_name,
              e.actor, e.store_id, s.name AS store_name, e.device, e.fact, e.reason
       FROM coupon_event e JOIN coupon c ON c.id = e.coupon_id JOIN member m ON m.id = e.member_id
       LEFT JOIN store s ON s.id = e.store_id WHERE ${sql} AND e.id < ? ORDER BY e.id DESC LIMIT ?`,
      [...params, page.beforeId ?? Number.MAX_SAFE_INTEGER, page.limit + 1],
    );
    const items = rows.slice(0, page.limit).map(eventOf);
    const last = rows.length > page.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? String(last.id) : null, total: null };
  }
}

function conditionOf(f: CouponEventFilter): { readonly sql: string; readonly params: readonly SqlValue[] } {
  const parts: [string, SqlValue | undefined][] = [
    ['e.template_id = ?', f.template],
    ['e.coupon_id = ?', f.coupon],
    ['e.member_id = ?', f.member],
    ['e.store_id = ?', f.store],
    ['e.kind = ?', f.kind],
    ['e.at >= ?', f.from],
    ['e.at < ?', f.to],
  ];
  const given = parts.filter(([, value]) => value !== undefined);
  const words = f.search?.trim();
  const search = words ? searchOf(words) : { sql: '', params: [] };
  return {
    sql: ['1 = 1', ...given.map(([sql]) => sql), ...(search.sql ? [search.sql] : [])].join(' AND '),
    params: [...given.map(([, value]) => value), ...search.params],
  };
}

/** A coupon's whole code, a member's card or number, or a part of who did it. */
function searchOf(words: string): { readonly sql: string; readonly params: readonly SqlValue[] } {
  const pattern = `%${words.replace(/[\\%_!]/g, (c) => `!${c}`)}%`;
  const number = /^\d{1,15}$/.test(words) ? Number(words) : -1;
  const whole = words.replaceAll(' ', '').toUpperCase();
  return {
    sql: "(e.actor LIKE ? ESCAPE '!' OR e.member_id = ? OR m.card_no = ? OR c.code = ?)",
    params: [pattern, number, whole, whole],
  };
}

function eventOf(row: Row): CouponEvent {
  return {
    ...{ id: Number(row.id), at: Number(row.at), kind: row.kind, couponId: Number(row.coupon_id), code: row.code },
    ...{ templateId: Number(row.template_id), title: (JSON.parse(row.terms) as CouponTerms).title },
    ...{ memberId: Number(row.member_id), memberName: maskName(row.member_name), actor: row.actor },
    ...{ storeId: row.store_id, storeName: row.store_name, device: row.device, fact: row.fact, reason: row.reason },
  };
}
