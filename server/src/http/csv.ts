import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

export type CsvCell = string | number | null;

/** Spreadsheets run a text that begins like a formula; a leading apostrophe makes it text again. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A text that no spreadsheet runs. */
export function formulaSafe(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formulaSafe(cell);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** A download in bounded memory; the mark at the start tells spreadsheets that it is UTF-8. */
export function csvFile(
  name: string,
  header: readonly string[],
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
): StreamableFile {
  async function* lines(): AsyncGenerator<string> {
    yield `\uFEFF${csvLine(header)}`;
    for await (const row of rows) yield csvLine(row);
  }
  return new StreamableFile(Readable.from(lines()), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="export.csv"; filename*=UTF-8''${encodeURIComponent(name)}.csv`,
  });
}
