import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { parse } from 'csv-parse';
import type { CsvRow } from './parse-purchase-row.js';

/** A file that cannot be imported at all; the message is for the person who chose it. */
export class ImportFileError extends Error {}

/** SHA-256 of the file's bytes, hex: what makes two imports the same import. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of open(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Streams the rows of a UTF-8 CSV with a header line, in constant memory. A row of another width is an empty record. */
export async function* readCsvRows(file: string, required: readonly string[]): AsyncGenerator<CsvRow> {
  const parser = parse({
    columns: (header: string[]) => checkedHeader(header, required),
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const source = open(file);
  const text = strictUtf8();
  const fail = (error: Error): void => void parser.destroy(error);
  source.once('error', fail);
  text.once('error', fail);
  source.pipe(text).pipe(parser);
  try {
    for await (const row of parser) yield row as CsvRow;
  } catch (error) {
    throw asFileError(error);
  } finally {
    source.destroy();
  }
}

function checkedHeader(header: readonly string[], required: readonly string[]): string[] {
  const names = header.map((name) => name.trim());
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new ImportFileError(`文件缺少列：${missing.join('、')}。现有的列：${names.join('、')}。`);
  return names;
}

/** GBK and UTF-16 files are common; guessing would store mangled names, so they are refused. */
function strictUtf8(): Transform {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk: Buffer | undefined): string => {
    try {
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

function open(file: string): ReturnType<typeof createReadStream> {
  return createReadStream(file, { highWaterMark: 256 * 1024 });
}

function asFileError(error: unknown): Error {
  if (error instanceof ImportFileError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new ImportFileError('找不到这个文件。');
  if (code === 'EACCES') return new ImportFileError('没有读这个文件的权限。');
  if (code?.startsWith('CSV_')) return new ImportFileError(`文件不是合格的 CSV：${message}。`);
  return error as Error;
}
