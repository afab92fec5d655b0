import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { asFileError } from './import-file-error.js';
import { MAX_ROW_LENGTH, openFile, readCsvRows, strictUtf8 } from './read-csv-rows.js';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/**
 * Reads the whole file before anything of it is stored: a wrong byte or a broken quote on the last line refuses it all.
 * Gives the SHA-256 of its bytes, hex: what makes two imports the same import. Throws `ImportFileError`.
 */
export async function inspectCsvFile(file: string, required: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const scan = new ShapeScan();
  const decoder = strictUtf8();
  decoder.resume();
  try {
    await pipeline(
      openFile(file),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          scan.add(chunk);
          yield chunk;
        }
      },
      decoder,
    );
  } catch (error) {
    throw asFileError(error);
  }
  for await (const _row of readCsvRows(file, required)) if (scan.isPlain()) break;
  return hash.digest('hex');
}

/** Without quotes and overlong lines a file cannot be malformed, and need not be parsed twice. */
class ShapeScan {
  private hasQuotes = false;
  private longest = 0;
  private current = 0;

  add(chunk: Buffer): void {
    this.hasQuotes ||= chunk.includes(QUOTE);
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      this.longest = Math.max(this.longest, this.current + at - from);
      this.current = 0;
      from = at + 1;
    }
    this.current += chunk.length - from;
  }

  isPlain(): boolean {
    return !this.hasQuotes && Math.max(this.longest, this.current) < MAX_ROW_LENGTH;
  }
}
