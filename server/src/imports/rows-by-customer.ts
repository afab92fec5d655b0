import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CsvCells } from './cell-picker.js';

/** Characters a part gathers before they are written. */
const WRITE_AT = 128 * 1024;

/** A row with its number in the file: the first data row is 1. Null: it has another width than the header. */
export interface FileRow {
  readonly number: number;
  readonly cells: CsvCells | null;
}

/** How rows lie on the shelf: `plain` cells have neither commas nor line ends in them. */
interface Shelving {
  readonly parts: number;
  /** The place of the customer among the cells. */
  readonly customer: number;
  readonly plain: boolean;
}

/**
 * The rows of a file customer by customer, each customer's in file order; the customers always in the same order for the
 * same rows and `parts`. A customer is then settled once instead of at every visit, and lies on adjacent pages of the
 * database. One part at a time is in memory, the others wait in temporary files.
 */
export async function* rowsByCustomer(
  chunks: AsyncIterable<readonly (CsvCells | null)[]>,
  shelving: Shelving,
): AsyncGenerator<readonly FileRow[]> {
  const shelf = openShelf(shelving.parts);
  const [lineOf, rowOf] = shelving.plain ? [plainLine, plainRow] : [quotedLine, quotedRow];
  const nameOf = (cells: CsvCells | null): string => cells?.[shelving.customer] ?? '';
  let number = 0;
  try {
    for await (const rows of chunks) {
      for (const cells of rows) shelf[hashOf(nameOf(cells)) % shelf.length]!.add(lineOf((number += 1), cells));
    }
    for (const part of shelf) yield* customersOf(part.take(), (line) => rowOf(line), nameOf);
  } finally {
    for (const part of shelf) part.close();
  }
}

/** The rows of each customer in turn; a row is made when its customer's turn comes. */
function* customersOf(
  lines: readonly string[],
  rowOf: (line: string) => FileRow,
  nameOf: (cells: CsvCells | null) => string,
): Generator<readonly FileRow[]> {
  const customers = new Map<string, FileRow[]>();
  for (const line of lines) {
    const row = rowOf(line);
    const name = nameOf(row.cells);
    const rows = customers.get(name);
    if (rows) rows.push(row);
    else customers.set(name, [row]);
  }
  yield* customers.values();
}

/** The files have no names once they are open: customers' rows go with the process, however it ends. */
function openShelf(parts: number): readonly Part[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'jieti-import-'));
  try {
    return Array.from(
      { length: parts },
      (_, part) => new Part(openSync(path.join(folder, String(part)), 'wx+', 0o600)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The number of the row and its cells; the number alone for a row of another width. */
const plainLine = (number: number, cells: CsvCells | null): string =>
  cells ? `${number},${cells.join(',')}` : `${number}`;

function plainRow(line: string): FileRow {
  const [number, ...cells] = line.split(',');
  return { number: Number(number), cells: cells.length > 0 ? cells : null };
}

const quotedLine = (number: number, cells: CsvCells | null): string => JSON.stringify([number, cells]);

function quotedRow(line: string): FileRow {
  const [number, cells] = JSON.parse(line) as [number, CsvCells | null];
  return { number, cells };
}

class Part {
  private lines: string[] = [];
  private length = 0;
  private bytes = 0;
  private isOpen = true;

  constructor(private readonly descriptor: number) {}

  add(line: string): void {
    this.lines.push(line);
    this.length += line.length;
    if (this.length >= WRITE_AT) this.write();
  }

  take(): string[] {
    const lines = this.read().split('\n').slice(0, -1).concat(this.lines);
    this.lines = [];
    this.close();
    return lines;
  }

  close(): void {
    if (this.isOpen) closeSync(this.descriptor);
    this.isOpen = false;
  }

  private read(): string {
    const buffer = Buffer.allocUnsafeSlow(this.bytes);
    for (let at = 0; at < this.bytes; ) at += readSync(this.descriptor, buffer, at, this.bytes - at, at);
    return buffer.toString('utf8');
  }

  private write(): void {
    const text = Buffer.from(`${this.lines.join('\n')}\n`);
    for (let at = 0; at < text.length; ) at += writeSync(this.descriptor, text, at, text.length - at);
    this.bytes += text.length;
    this.lines = [];
    this.length = 0;
  }
}

/** FNV-1a over UTF-16 code units (Fowler, Noll, Vo); only spreads customers over parts. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
