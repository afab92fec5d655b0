import type { Instant } from '@jieti/shared/model/time';
import type { NewFact } from '../facts/record.js';
import { decimalFen } from './decimal-fen.js';
import { localInstant } from './local-instant.js';
import type { PurchaseMapping } from './purchase-mapping.js';

export type RowProblem =
  | 'no_customer'
  | 'customer_malformed'
  | 'order_malformed'
  | 'date_malformed'
  | 'occurred_in_future'
  | 'amount_malformed'
  | 'amount_not_positive';

export type ParsedRow =
  | { readonly kind: 'sale' | 'refund'; readonly fact: NewFact }
  | { readonly kind: 'rejected'; readonly reason: RowProblem };

export type CsvRow = Readonly<Record<string, string>>;

interface RowContext {
  readonly mapping: PurchaseMapping;
  readonly timeZone: string;
  readonly now: Instant;
}

const NUMBER = /^[0-9A-Za-z_\-.#/:]{1,64}$/;

/** One row of the file as a fact, or the reason why it is none. Pure. */
export function parsePurchaseRow(row: CsvRow, context: RowContext): ParsedRow {
  const { columns, unit, refundPrefix } = context.mapping;
  const customer = (row[columns.customer] ?? '').trim();
  if (customer === '') return rejected('no_customer');
  if (customer.length > 128) return rejected('customer_malformed');
  const order = (row[columns.order] ?? '').trim();
  if (!NUMBER.test(order)) return rejected('order_malformed');
  const amount = unit === 'yuan' ? decimalFen(row[columns.amount] ?? '') : wholeFen(row[columns.amount] ?? '');
  if (amount === undefined) return rejected('amount_malformed');
  const refund = refundPrefix === null ? amount < 0 : order.startsWith(refundPrefix);
  const paid = refund ? Math.abs(amount) : amount;
  if (paid <= 0) return rejected('amount_not_positive');
  const occurredAt = localInstant(row[columns.paidAt] ?? '', context.timeZone);
  if (occurredAt === undefined) return rejected('date_malformed');
  if (occurredAt > context.now) return rejected('occurred_in_future');
  return factOf({ row, context, customer, order, amountFen: paid, occurredAt, refund });
}

interface CleanRow {
  readonly row: CsvRow;
  readonly context: RowContext;
  readonly customer: string;
  readonly order: string;
  readonly amountFen: number;
  readonly occurredAt: Instant;
  readonly refund: boolean;
}

function factOf({ row, context, customer, order, amountFen, occurredAt, refund }: CleanRow): ParsedRow {
  const { columns, label } = context.mapping;
  const cell = (column: string | undefined): string | null => (column ? row[column]?.trim() || null : null);
  const source = `import:${label}`;
  const key = { source, externalId: order, occurredAt, storeId: cell(columns.store), amountFen };
  const member = { kind: 'customer', value: `${label}:${customer}` } as const;
  if (refund) {
    const of = cell(columns.refundOf);
    return {
      kind: 'refund',
      fact: { member, fact: { kind: 'refund', ...key, order: of ? { source, externalId: of } : null } },
    };
  }
  const category = cell(columns.category);
  return { kind: 'sale', fact: { member, fact: { kind: 'purchase', ...key, categories: category ? [category] : [] } } };
}

function wholeFen(text: string): number | undefined {
  return /^[+-]?\d{1,13}$/.test(text.trim()) ? Number(text) : undefined;
}

function rejected(reason: RowProblem): ParsedRow {
  return { kind: 'rejected', reason };
}
