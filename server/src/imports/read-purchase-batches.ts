import type { Instant } from '@jieti/shared/model/time';
import { parsePurchaseRow, type ParsedRow } from './parse-purchase-row.js';
import { requiredColumns, type PurchaseMapping } from './purchase-mapping.js';
import { readCsvRows } from './read-csv-rows.js';

/** Rows settled in one transaction: large enough for multi-row statements, small enough to lock members briefly. */
const BATCH_ROWS = 2000;

export interface ImportRequest {
  readonly file: string;
  readonly mapping: PurchaseMapping;
  readonly timeZone: string;
  readonly onProgress?: (rows: number) => void;
  readonly onRejected?: (row: number, reason: string) => void;
}

/** The rows of the file in batches, always cut at the same places. Throws `ImportFileError`. */
export async function* readPurchaseBatches(request: ImportRequest, now: Instant): AsyncGenerator<readonly ParsedRow[]> {
  const context = { mapping: request.mapping, timeZone: request.timeZone, now };
  let rows: ParsedRow[] = [];
  for await (const row of readCsvRows(request.file, requiredColumns(request.mapping))) {
    rows.push(parsePurchaseRow(row, context));
    if (rows.length < BATCH_ROWS) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
