import { stat } from 'node:fs/promises';
import type { Instant } from '@jieti/shared/model/time';
import { parsePurchaseRow, type ParsedRow } from './parse-purchase-row.js';
import { requiredColumns, type PurchaseMapping } from './purchase-mapping.js';
import { readCsvRows } from './read-csv-rows.js';
import { rowsByCustomer, type FileRow } from './rows-by-customer.js';

/** Rows settled in one transaction: large enough for multi-row statements, small enough to lock members briefly. */
const BATCH_ROWS = 2000;
/** Bytes of the file that are in memory at a time, before parsing. */
const PART_BYTES = 1024 * 1024;
/** Every part is an open file. */
const MAX_PARTS = 256;

/** A checkpoint counts rows in this order: an import that began in another one cannot be gone on with. */
export const ORDER_OF_ROWS = `by customer, ${PART_BYTES}`;

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
 * The rows of the file in batches, customer by customer, always in the same order and cut at the same places.
 * Throws `ImportFileError`.
 */
export async function* readPurchaseBatches(
  request: ImportRequest,
  now: Instant,
): AsyncGenerator<readonly NumberedRow[]> {
  const { file, mapping, timeZone } = request;
  const { size } = await stat(file);
  const parts = Math.min(MAX_PARTS, Math.max(1, Math.ceil(size / PART_BYTES)));
  let batch: NumberedRow[] = [];
  for await (const rows of rowsByCustomer(numberedRows(request), {
    columns: requiredColumns(mapping),
    customer: mapping.columns.customer,
    parts,
  })) {
    for (const { number, row } of rows) {
      batch.push({ ...parsePurchaseRow(row, { mapping, timeZone, now }), number });
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

async function* numberedRows({ file, mapping }: ImportRequest): AsyncGenerator<FileRow> {
  let number = 0;
  for await (const row of readCsvRows(file, requiredColumns(mapping))) yield { number: (number += 1), row };
}
