import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { cellPicker, type CellPicker, type CsvCells } from './cell-picker.js';
import { MAX_ROW_LENGTH, type CsvShape } from './csv-shape.js';
import { asFileError, ImportFileError } from './import-file-error.js';
import { readPlainRows } from './read-plain-rows.js';
import { openFile, strictDecoder } from './strict-text.js';

/** Rows given at a time. */
const GATHERED = 500;

/**
 * Streams the rows of a UTF-8 CSV with a header line, in constant memory: of each the cells of the `required` columns, or
 * null where it has another width than the header. Throws `ImportFileError` where the file is no CSV, is empty, or lacks
 * one of the columns.
 */
export async function* readCsvRows(
  file: string,
  required: readonly string[],
  shape: CsvShape,
): AsyncGenerator<readonly (CsvCells | null)[]> {
  try {
    if (shape.kind === 'plain') yield* readPlainRows(file, required, shape.lineEnd);
    else yield* readQuotedRows(file, required);
  } catch (error) {
    throw asFileError(error);
  }
}

async function* readQuotedRows(file: string, required: readonly string[]): AsyncGenerator<(CsvCells | null)[]> {
  const parser = parse({ relax_column_count: true, skip_empty_lines: true, max_record_size: MAX_ROW_LENGTH });
  const text = Readable.from(textOf(file));
  text.once('error', (error) => void parser.destroy(error));
  text.pipe(parser);
  let pick: CellPicker | null = null;
  let rows: (CsvCells | null)[] = [];
  try {
    for await (const cells of parser as AsyncIterable<readonly string[]>) {
      if (pick) rows.push(pick(cells));
      else pick = cellPicker(cells, required);
      if (rows.length < GATHERED) continue;
      yield rows;
      rows = [];
    }
  } finally {
    text.destroy();
  }
  if (!pick) throw new ImportFileError('文件是空的，第一行要是列名。');
  yield rows;
}

async function* textOf(file: string): AsyncGenerator<string> {
  const decode = strictDecoder();
  for await (const chunk of openFile(file) as AsyncIterable<Buffer>) yield decode(chunk);
  yield decode();
}
