import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { parse } from 'csv-parse';
import { asFileError, ImportFileError } from './import-file-error.js';
import type { CsvRow } from './parse-purchase-row.js';

/** Characters of one row at most: an unfinished quote must not pull the rest of a large file into memory. */
export const MAX_ROW_LENGTH = 65_536;

/**
 * Streams the rows of a UTF-8 CSV with a header line, in constant memory; a row of another width than the header is null.
 * Throws `ImportFileError` where the file is no CSV, is empty, or lacks one of the `required` columns.
 */
export async function* readCsvRows(file: string, required: readonly string[]): AsyncGenerator<CsvRow | null> {
  const parser = parse({ relax_column_count: true, skip_empty_lines: true, max_record_size: MAX_ROW_LENGTH });
  const source = openFile(file);
  const text = strictUtf8();
  const fail = (error: Error): void => void parser.destroy(error);
  source.once('error', fail);
  text.once('error', fail);
  source.pipe(text).pipe(parser);
  let rowOf: ((cells: readonly string[]) => CsvRow | null) | null = null;
  try {
    for await (const cells of parser as AsyncIterable<readonly string[]>) {
      if (rowOf) yield rowOf(cells);
      else rowOf = rowReader(cells, required);
    }
  } catch (error) {
    throw asFileError(error);
  } finally {
    source.destroy();
  }
  if (!rowOf) throw new ImportFileError('文件是空的，第一行要是列名。');
}

export function openFile(file: string): ReturnType<typeof createReadStream> {
  return createReadStream(file, { highWaterMark: 256 * 1024 });
}

/** Reads only the columns that are asked for. */
function rowReader(
  header: readonly string[],
  required: readonly string[],
): (cells: readonly string[]) => CsvRow | null {
  const names = header.map((name) => name.trim());
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new ImportFileError(`文件缺少列：${missing.join('、')}。现有的列：${shortened(names.join('、'))}。`);
  const twice = required.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0) throw new ImportFileError(`文件里有两列同名：${twice.join('、')}。`);
  const places = required.map((name): [string, number] => [name, names.indexOf(name)]);
  return (cells) => {
    if (cells.length !== header.length) return null;
    const row: Record<string, string> = {};
    for (const [name, place] of places) row[name] = cells[place] ?? '';
    return row;
  };
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** GBK and UTF-16 files are common; guessing would store mangled names, so they are refused. */
export function strictUtf8(): Transform {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk: Buffer | undefined): string => {
    try {
      if (chunk?.includes(0)) throw new TypeError('NUL: no text');
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new ImportFileError('文件不是 UTF-8 编码，请另存为 UTF-8 的 CSV 再导入。');
    }
  };
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => settle(done, () => decode(chunk)),
    flush: (done) => settle(done, () => decode(undefined)),
  });
}

function settle(done: (error?: Error | null, data?: string) => void, work: () => string): void {
  try {
    done(null, work());
  } catch (error) {
    done(error as Error);
  }
}
