import { cellPicker, type CellPicker, type CsvCells } from './cell-picker.js';
import { ImportFileError } from './import-file-error.js';
import type { LineEnd } from './csv-shape.js';
import { openFile, strictDecoder } from './strict-text.js';

/** The rows of a file without quotes, as `readCsvRows` gives them, at a fraction of the cost. */
export async function* readPlainRows(
  file: string,
  required: readonly string[],
  lineEnd: LineEnd,
): AsyncGenerator<readonly (CsvCells | null)[]> {
  let pick: CellPicker | null = null;
  for await (const lines of linesOf(file, lineEnd)) {
    const rows = lines.filter((line) => line !== '').map((line) => line.split(','));
    if (!pick && rows.length > 0) pick = cellPicker(rows.shift()!, required);
    if (pick) yield rows.map(pick);
  }
  if (!pick) throw new ImportFileError('文件是空的，第一行要是列名。');
}

async function* linesOf(file: string, lineEnd: LineEnd): AsyncGenerator<string[]> {
  const decode = strictDecoder();
  let rest = '';
  for await (const chunk of openFile(file) as AsyncIterable<Buffer>) {
    const lines = (rest + decode(chunk)).split(lineEnd);
    rest = lines.pop()!;
    yield lines;
  }
  yield [rest + decode()];
}
