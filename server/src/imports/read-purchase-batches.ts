import { stat } from 'node:fs/promises';
import type { Instant } from '@jieti/shared/model/time';
import type { CsvShape } from './csv-shape.js';
import { parsePurchaseRow, type ParsedRow } from './parse-purchase-row.js';
import { placesOf, requiredColumns, type PurchaseMapping } from './purchase-mapping.js';
import { readCsvRows } from './read-csv-rows.js';
import { rowsByCustomer } from './rows-by-customer.js';

/**
 * Rows settled in one transaction, to the end of a customer: large enough that pages of the indexes are written once for
 * many rows, small enough to hold locks for a second at most.
 */
const BATCH_ROWS = 6000;
/** A customer with more rows than this is cut all the same. */
const MAX_BATCH_ROWS = 2 * BATCH_ROWS;
/** Bytes of the file that are in memory at a time, before parsing. */
const PART_BYTES = 1024 * 1024;
/** Every part is an open file. */
const MAX_PARTS = 256;

/** A checkpoint counts rows in this order: an import that began in another one cannot be gone on with. */
export const ORDER_OF_ROWS = `by customer, ${PART_BYTES}, whole`;

export interface ImportRequest {
  readonly file: string;
  readonly mapping: PurchaseMapping;
  readonly timeZone: string;
  readonly onProgress?: (rows: number) => void;
  readonly onRejected?: (row: number, reason: string) => void;
}

/** A row as a fact or a refusal, with its number in the file: the first data row is 1. */
export type NumberedRow = ParsedRow & { readonly number: number };

/**
 * The rows of the file in batches, customer by customer, always in the same order and cut at the same places. Two batches
 * speak of different customers, so that neither waits for the other's members. Throws `ImportFileError`.
 */
export async function* readPurchaseBatches(
  { file, mapping, timeZone }: ImportRequest,
  { shape, now }: { readonly shape: CsvShape; readonly now: Instant },
): AsyncGenerator<readonly NumberedRow[]> {
  const context = { mapping, places: placesOf(mapping), timeZone, now };
  const { size } = await stat(file);
  const shelving = {
    parts: Math.min(MAX_PARTS, Math.max(1, Math.ceil(size / PART_BYTES))),
    customer: context.places.customer!,
    plain: shape.kind === 'plain',
  };
  let batch: NumberedRow[] = [];
  for await (const rows of rowsByCustomer(readCsvRows(file, requiredColumns(mapping), shape), shelving)) {
    for (const { number, cells } of rows) {
      batch.push(numbered(number, parsePurchaseRow(cells, context)));
      if (batch.length < MAX_BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function numbered(number: number, row: ParsedRow): NumberedRow {
  return row.kind === 'rejected'
    ? { number, kind: row.kind, reason: row.reason }
    : { number, kind: row.kind, fact: row.fact };
}
