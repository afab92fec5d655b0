import { Injectable } from '@nestjs/common';
import type { ExchangeCode } from '@jieti/shared/api/claims';
import type { Page } from '@jieti/shared/api/paging';
import { Reader } from '../db/sql.js';
import { normalCode } from './exchange-code.js';

interface Row {
  readonly id: number;
  readonly code: string;
  readonly batch: string;
  readonly state: ExchangeCode['state'];
  readonly member_id: number | null;
  readonly coupon_id: number | null;
  readonly used_at: number | null;
  readonly created_at: number;
  readonly created_by: string;
}

export interface CodeList {
  readonly templateId: number;
  /** The whole code, however it is typed. */
  readonly search?: string | undefined;
  readonly beforeId: number | undefined;
  readonly limit: number;
}

@Injectable()
export class ExchangeCodesQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest first. */
  async list({ templateId, search, beforeId, limit }: CodeList): Promise<Page<ExchangeCode>> {
    const norm = search?.trim() ? (normalCode(search) ?? '') : null;
    const where = `template_id = ?${norm === null ? '' : ' AND norm = ?'}`;
    const params = norm === null ? [templateId] : [templateId, norm];
    const rows = await this.reader.query<Row>(
      `SELECT id, code, batch, state, member_id, coupon_id, used_at, created_at, created_by FROM coupon_exchange_code
       WHERE ${where} AND id < ? ORDER BY id DESC LIMIT ?`,
      [...params, beforeId ?? Number.MAX_SAFE_INTEGER, limit + 1],
    );
    const [count] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM coupon_exchange_code WHERE ${where}`,
      params,
    );
    const items = rows.slice(0, limit).map(codeOf);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? String(last.id) : null, total: Number(count?.n ?? 0) };
  }
}

const numberOrNull = (value: number | null): number | null => (value === null ? null : Number(value));

function codeOf(row: Row): ExchangeCode {
  return {
    ...{ id: Number(row.id), code: row.code, batch: row.batch, state: row.state },
    ...{ memberId: numberOrNull(row.member_id), couponId: numberOrNull(row.coupon_id) },
    ...{ usedAt: numberOrNull(row.used_at), createdAt: Number(row.created_at), createdBy: row.created_by },
  };
}
