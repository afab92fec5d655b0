import type { EngagementChannel, Fact, FactKey } from '@jieti/shared/model/fact';
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
  readonly marginFen?: number;
  readonly activity?: string;
  readonly channel?: EngagementChannel;
  readonly evidence?: string;
  readonly growth?: number;
  readonly reason?: string;
  readonly author?: string;
  readonly referee?: string;
  readonly voids?: true;
}

const NO_CATEGORIES: readonly string[] = [];
const NO_DETAIL: Detail = {};

export function factOfRow(row: FactRow): Fact {
  const key = { source: row.source, externalId: row.external_id };
  const at = { occurredAt: row.occurred_at, recordedAt: row.recorded_at, storeId: row.store_id };
  switch (row.kind) {
    case 'purchase': {
      const { categories = NO_CATEGORIES, marginFen } = row.detail === null ? NO_DETAIL : detailOf(row);
      const purchase = { kind: 'purchase', ...key, ...at, amountFen: row.amount_fen, categories } as const;
      return marginFen === undefined ? purchase : { ...purchase, marginFen };
    }
    case 'refund': {
      const refund = { kind: 'refund', ...key, ...at, amountFen: row.amount_fen, order: orderOfRow(row) } as const;
      return detailOf(row).voids ? { ...refund, voids: true } : refund;
    }
    case 'engagement': {
      const { activity = '', channel, evidence } = detailOf(row);
      return { kind: 'engagement', ...key, ...at, activity, ...shown({ channel, evidence }) };
    }
    case 'adjustment': {
      const { growth = 0, reason = '', author = '' } = detailOf(row);
      return { kind: 'adjustment', ...key, ...at, growth, reason, author };
    }
    case 'referral':
      return { kind: 'referral', ...key, ...at, referee: detailOf(row).referee ?? '' };
    case 'reversal':
      return { kind: 'reversal', ...key, ...at, of: orderOfRow(row) ?? key };
    default:
      return row.kind satisfies never;
  }
}

function shown({ channel, evidence }: Pick<Detail, 'channel' | 'evidence'>) {
  return { ...(channel === undefined ? {} : { channel }), ...(evidence === undefined ? {} : { evidence }) };
}

/** The values of `factColumns`. */
export function rowOfFact(memberId: number, fact: Fact): SqlValue[] {
  const order = namedBy(fact);
  const amountFen = fact.kind === 'purchase' || fact.kind === 'refund' ? fact.amountFen : 0;
  return [
    ...[memberId, fact.occurredAt, fact.source, fact.externalId, fact.kind, fact.recordedAt, fact.storeId],
    ...[amountFen, order?.source ?? null, order?.externalId ?? null, detailText(fact)],
  ];
}

/** The fact that a refund or a reversal takes back. */
function namedBy(fact: Fact): FactKey | null {
  if (fact.kind === 'reversal') return fact.of;
  return fact.kind === 'refund' ? fact.order : null;
}

function orderOfRow(row: FactRow) {
  if (row.order_source === null || row.order_external_id === null) return null;
  return { source: row.order_source, externalId: row.order_external_id };
}

function detailOf(row: FactRow): Detail {
  return row.detail === null ? NO_DETAIL : (JSON.parse(row.detail) as Detail);
}

function detailText(fact: Fact): string | null {
  switch (fact.kind) {
    case 'purchase': {
      const { categories, marginFen } = fact;
      if (categories.length === 0 && marginFen === undefined) return null;
      return JSON.stringify({ categories: categories.length > 0 ? categories : undefined, marginFen });
    }
    case 'refund':
      return fact.voids ? JSON.stringify({ voids: true }) : null;
    case 'reversal':
      return null;
    case 'referral':
      return JSON.stringify({ referee: fact.referee });
    case 'engagement':
      return JSON.stringify({ activity: fact.activity, channel: fact.channel, evidence: fact.evidence });
    case 'adjustment':
      return JSON.stringify({ growth: fact.growth, reason: fact.reason, author: fact.author });
    default:
      return fact satisfies never;
  }
}
