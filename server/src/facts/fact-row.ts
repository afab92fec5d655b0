import type { Fact } from '@jieti/shared/model/fact';
import type { SqlValue } from '../db/sql.js';

/** A row of `fact`. */
export interface FactRow {
  readonly member_id: number;
  readonly occurred_at: number;
  readonly source: string;
  readonly external_id: string;
  readonly kind: Fact['kind'];
  readonly recorded_at: number;
  readonly store_id: string | null;
  readonly amount_fen: number;
  readonly order_source: string | null;
  readonly order_external_id: string | null;
  readonly detail: string | null;
}

export const factColumns = [
  ...['member_id', 'occurred_at', 'source', 'external_id', 'kind', 'recorded_at', 'store_id', 'amount_fen'],
  ...['order_source', 'order_external_id', 'detail'],
] as const;

interface Detail {
  readonly categories?: readonly string[];
  readonly activity?: string;
  readonly growth?: number;
  readonly reason?: string;
  readonly author?: string;
}

const NO_CATEGORIES: readonly string[] = [];

export function factOfRow(row: FactRow): Fact {
  const key = { source: row.source, externalId: row.external_id };
  const at = { occurredAt: row.occurred_at, recordedAt: row.recorded_at, storeId: row.store_id };
  switch (row.kind) {
    case 'purchase': {
      const categories = row.detail === null ? NO_CATEGORIES : (detailOf(row).categories ?? NO_CATEGORIES);
      return { kind: 'purchase', ...key, ...at, amountFen: row.amount_fen, categories };
    }
    case 'refund':
      return { kind: 'refund', ...key, ...at, amountFen: row.amount_fen, order: orderOfRow(row) };
    case 'engagement':
      return { kind: 'engagement', ...key, ...at, activity: detailOf(row).activity ?? '' };
    case 'adjustment': {
      const { growth = 0, reason = '', author = '' } = detailOf(row);
      return { kind: 'adjustment', ...key, ...at, growth, reason, author };
    }
    default:
      return row.kind satisfies never;
  }
}

/** The values of `factColumns`. */
export function rowOfFact(memberId: number, fact: Fact): SqlValue[] {
  const order = fact.kind === 'refund' ? fact.order : null;
  const amountFen = fact.kind === 'purchase' || fact.kind === 'refund' ? fact.amountFen : 0;
  return [
    ...[memberId, fact.occurredAt, fact.source, fact.externalId, fact.kind, fact.recordedAt, fact.storeId],
    ...[amountFen, order?.source ?? null, order?.externalId ?? null, detailText(fact)],
  ];
}

function orderOfRow(row: FactRow) {
  if (row.order_source === null || row.order_external_id === null) return null;
  return { source: row.order_source, externalId: row.order_external_id };
}

function detailOf(row: FactRow): Detail {
  return row.detail === null ? {} : (JSON.parse(row.detail) as Detail);
}

function detailText(fact: Fact): string | null {
  switch (fact.kind) {
    case 'purchase':
      return fact.categories.length === 0 ? null : JSON.stringify({ categories: fact.categories });
    case 'refund':
      return null;
    case 'engagement':
      return JSON.stringify({ activity: fact.activity });
    case 'adjustment':
      return JSON.stringify({ growth: fact.growth, reason: fact.reason, author: fact.author });
    default:
      return fact satisfies never;
  }
}
