import type { Instant } from '@jieti/shared/model/time';
import type { NewFact } from '../facts/record.js';
import type { CsvCells } from './cell-picker.js';
import { decimalFen } from './decimal-fen.js';
import { localInstant } from './local-instant.js';
import { sourceOf, type ColumnPlaces, type PurchaseMapping } from './purchase-mapping.js';

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

interface RowContext {
  readonly mapping: PurchaseMapping;
  readonly places: ColumnPlaces;
  readonly timeZone: string;
  readonly now: Instant;
}

const NUMBER = /^[0-9A-Za-z_\-.#/:]{1,64}$/;
const CUSTOMER_LENGTH = 128;
const CONTROL = /\p{Cc}/u;
const STORE_LENGTH = 30;
const CATEGORY_LENGTH = 30;

/** The cells of a row as a fact, or the reason why they are none; null is a row of another width than the header. Pure. */
export function parsePurchaseRow(cells: CsvCells | null, context: RowContext): ParsedRow {
  if (!cells) return rejected('columns_mismatch');
  const { places } = context;
  const { unit, refundPrefix, label } = context.mapping;
  const customer = textAt(cells, places.customer);
  if (customer === '') return rejected('no_customer');
  if (!isName(customer, CUSTOMER_LENGTH - label.length - 1)) return rejected('customer_malformed');
  const order = textAt(cells, places.order);
  if (!NUMBER.test(order)) return rejected('order_malformed');
  const amount = (unit === 'yuan' ? decimalFen : wholeFen)(textAt(cells, places.amount));
  if (amount === undefined) return rejected('amount_malformed');
  const refund = refundPrefix === null ? amount < 0 : order.startsWith(refundPrefix);
  const paid = refund ? Math.abs(amount) : amount;
  if (paid <= 0) return rejected('amount_not_positive');
  const occurredAt = localInstant(textAt(cells, places.paidAt), context.timeZone);
  if (occurredAt === undefined || occurredAt < 0) return rejected('date_malformed');
  if (occurredAt > context.now) return rejected('occurred_in_future');
  const problem = optionalProblem(cells, places);
  if (problem) return rejected(problem);
  return factOf({ cells, context, customer, order, amountFen: paid, occurredAt, refund });
}

function optionalProblem(cells: CsvCells, places: ColumnPlaces): RowProblem | null {
  const store = textAt(cells, places.store);
  if (store && !isName(store, STORE_LENGTH)) return 'store_malformed';
  const category = textAt(cells, places.category);
  if (category && !isName(category, CATEGORY_LENGTH)) return 'category_malformed';
  const refundOf = textAt(cells, places.refundOf);
  return refundOf && !NUMBER.test(refundOf) ? 'refund_of_malformed' : null;
}

function isName(text: string, maxLength: number): boolean {
  return text.length <= maxLength && !CONTROL.test(text);
}

/** Empty where the file has no such column. */
function textAt(cells: CsvCells, place: number | undefined): string {
  return place === undefined ? '' : (cells[place] ?? '').trim();
}

interface CleanRow {
  readonly cells: CsvCells;
  readonly context: RowContext;
  readonly customer: string;
  readonly order: string;
  readonly amountFen: number;
  readonly occurredAt: Instant;
  readonly refund: boolean;
}

function factOf({ cells, context, customer, order, amountFen, occurredAt, refund }: CleanRow): ParsedRow {
  const { mapping, places } = context;
  const source = sourceOf(mapping);
  const storeId = textAt(cells, places.store) || null;
  const member = { kind: 'customer', value: `${mapping.label}:${customer}` } as const;
  if (refund) {
    const of = textAt(cells, places.refundOf);
    const named = of ? { source, externalId: of } : null;
    return {
      kind: 'refund',
      fact: {
        member,
        fact: { kind: 'refund', source, externalId: order, occurredAt, storeId, amountFen, order: named },
      },
    };
  }
  const category = textAt(cells, places.category);
  const categories = category ? [category] : [];
  return {
    kind: 'sale',
    fact: { member, fact: { kind: 'purchase', source, externalId: order, occurredAt, storeId, amountFen, categories } },
  };
}

function wholeFen(text: string): number | undefined {
  return /^[+-]?\d{1,13}$/.test(text) ? Number(text) : undefined;
}

function rejected(reason: RowProblem): ParsedRow {
  return { kind: 'rejected', reason };
}
