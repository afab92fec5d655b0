import { closeSync, openSync, readSync } from 'node:fs';
import { TextDecoder } from 'node:util';

const CHUNK = 1 << 20;
/** Longest line taken, in bytes: bounds the memory whatever the file is. */
const MAX_LINE = 1 << 20;
const NEWLINE = 10;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Where it begins, and where the next one does, in bytes. */
  readonly start: number;
  readonly end: number;
}

/** A line that cannot be read, so that nothing behind it can be trusted. */
export class TextLineError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** The lines of a UTF-8 file that are not blank, in bounded memory. @throws TextLineError, and what opening throws. */
export function* readTextLines(file: string): Generator<TextLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [line, start] = [0, 0];
  for (const bytes of rawLines(file)) {
    line += 1;
    const end = start + bytes.length;
    if (bytes.length > MAX_LINE) throw new TextLineError(line, '这一行太长');
    const mark = line === 1 && bytes.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0;
    const text = decoded(decoder, bytes.subarray(mark), line);
    if (text.trim() !== '') yield { text, line, start: start + mark, end };
    start = end;
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, line: number): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new TextLineError(line, '不是 UTF-8');
  }
}

/** Lines with their line ends; one that grows beyond the longest allowed is given as far as it was read. */
function* rawLines(file: string): Generator<Buffer> {
  const handle = openSync(file, 'r');
  const chunk = Buffer.alloc(CHUNK);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for (;;) {
      const length = readSync(handle, chunk, 0, CHUNK, null);
      if (length === 0) break;
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0 && at < length; at = chunk.indexOf(NEWLINE, from)) {
        yield Buffer.concat([rest, chunk.subarray(from, at + 1)]);
        rest = Buffer.alloc(0);
        from = at + 1;
      }
      rest = Buffer.concat([rest, chunk.subarray(from, length)]);
      if (rest.length > MAX_LINE) break;
    }
    if (rest.length > 0) yield rest;
  } finally {
    closeSync(handle);
  }
}
