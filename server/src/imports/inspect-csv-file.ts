import { createHash } from 'node:crypto';
import { ShapeScan, type CsvShape } from './csv-shape.js';
import { asFileError } from './import-file-error.js';
import { readCsvRows } from './read-csv-rows.js';
import { openFile, strictDecoder } from './strict-text.js';

export interface InspectedFile {
  /** SHA-256 of its bytes, hex: what makes two imports the same import. */
  readonly hash: string;
  readonly shape: CsvShape;
}

/**
 * Reads the whole file before anything of it is stored: a wrong byte or a broken quote on the last line refuses it all.
 * Throws `ImportFileError`.
 */
export async function inspectCsvFile(file: string, required: readonly string[]): Promise<InspectedFile> {
  const hash = createHash('sha256');
  const scan = new ShapeScan();
  const decode = strictDecoder();
  try {
    for await (const chunk of openFile(file) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      scan.add(chunk);
      decode(chunk);
    }
    decode();
  } catch (error) {
    throw asFileError(error);
  }
  const shape = scan.shape();
  // What is plain need not be parsed to the end.
  for await (const _rows of readCsvRows(file, required, shape)) if (shape.kind === 'plain') break;
  return { hash: hash.digest('hex'), shape };
}
