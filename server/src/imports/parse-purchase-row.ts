import type { Instant } from '@jieti/shared/model/time';
import type { NewFact } from '../facts/record.js';
import { decimalFen } from './decimal-fen.js';
import { localInstant } from './local-instant.js';
import { sourceOf, type PurchaseMapping } from './purchase-mapping.js';

export type RowProblem =
  | 'columns_mismatch'
  | 'no_customer'
  | 'customer_malformed'
  | 'order_malformed'
  | 'date_malformed'
  | 'occurred_in_future'
  | 'amount_malformed'
  | 'amount_not_positive'
  | 'store_malformed'
  | 'category_malformed'
  | 'refund_of_malformed';

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
const CUSTOMER_LENGTH = 128;
const STORE_LENGTH = 30;
const CATEGORY_LENGTH = 30;

/** One row of the file as a fact, or the reason why it is none; null is a row of another width than the header. Pure. */
export function parsePurchaseRow(row: CsvRow | null, context: RowContext): ParsedRow {
  if (!row) return rejected('columns_mismatch');
  const { columns, unit, refundPrefix, label } = context.mapping;
  const customer = (row[columns.customer] ?? '').trim();
  if (customer === '') return rejected('no_customer');
  if (!isName(customer, CUSTOMER_LENGTH - label.length - 1)) return rejected('customer_malformed');
  const order = (row[columns.order] ?? '').trim();
  if (!NUMBER.test(order)) return rejected('order_malformed');
  const amount = unit === 'yuan' ? decimalFen(row[columns.amount] ?? '') : wholeFen(row[columns.amount] ?? '');
  if (amount === undefined) return rejected('amount_malformed');
  const refund = refundPrefix === null ? amount < 0 : order.startsWith(refundPrefix);
  const paid = refund ? Math.abs(amount) : amount;
  if (paid <= 0) return rejected('amount_not_positive');
  const occurredAt = localInstant(row[columns.paidAt] ?? '', context.timeZone);
  if (occurredAt === undefined || occurredAt < 0) return rejected('date_malformed');
  if (occurredAt > context.now) return rejected('occurred_in_future');
  const problem = optionalProblem(row, columns);
  if (problem) return rejected(problem);
  return factOf({ row, context, customer, order, amountFen: paid, occurredAt, refund });
}

function optionalProblem(row: CsvRow, columns: PurchaseMapping['columns']): RowProblem | null {
  const [store, category, refundOf] = [columns.store, columns.category, columns.refundOf].map((column) =>
    cellOf(row, column),
  );
  if (store && !isName(store, STORE_LENGTH)) return 'store_malformed';
  if (category && !isName(category, CATEGORY_LENGTH)) return 'category_malformed';
  return refundOf && !NUMBER.test(refundOf) ? 'refund_of_malformed' : null;
}

function isName(text: string, maxLength: number): boolean {
  return text.length <= maxLength && !/\p{Cc}/u.test(text);
}

function cellOf(row: CsvRow, column: string | undefined): string | null {
  return column === undefined ? null : row[column]?.trim() || null;
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
  const source = sourceOf(context.mapping);
  const key = { source, externalId: order, occurredAt, storeId: cellOf(row, columns.store), amountFen };
  const member = { kind: 'customer', value: `${label}:${customer}` } as const;
  if (refund) {
    const of = cellOf(row, columns.refundOf);
    return {
      kind: 'refund',
      fact: { member, fact: { kind: 'refund', ...key, order: of ? { source, externalId: of } : null } },
    };
  }
  const category = cellOf(row, columns.category);
  return { kind: 'sale', fact: { member, fact: { kind: 'purchase', ...key, categories: category ? [category] : [] } } };
}

function wholeFen(text: string): number | undefined {
  return /^[+-]?\d{1,13}$/.test(text.trim()) ? Number(text) : undefined;
}

function rejected(reason: RowProblem): ParsedRow {
  return { kind: 'rejected', reason };
}
