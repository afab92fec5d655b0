import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { groupBy } from '../group-by.js';
import type { CsvRow } from './parse-purchase-row.js';

/** Characters a part gathers before they are written. */
const WRITE_AT = 128 * 1024;

/** A row with its number in the file: the first data row is 1. Null: it has another width than the header. */
export interface FileRow {
  readonly number: number;
  readonly row: CsvRow | null;
}

/**
 * The rows of a file with those of one customer together, each customer's in file order; always in the same order for the
 * same rows and `parts`. Of a row only `columns` are kept, one of which is `customer`. A customer is then settled once instead of at every visit, and lies on adjacent pages of the
 * database. One part at a time is in memory, the others wait in temporary files.
 */
export async function* rowsByCustomer(
  rows: AsyncIterable<FileRow>,
  { columns, customer, parts }: { columns: readonly string[]; customer: string; parts: number },
): AsyncGenerator<readonly FileRow[]> {
  const key = ({ row }: FileRow): string => row?.[customer] ?? '';
  const shelf = openShelf(parts, columns);
  try {
    for await (const row of rows) shelf[hashOf(key(row)) % parts]!.add(row);
    for (const part of shelf) yield [...groupBy(part.take(), key).values()].flat();
  } finally {
    for (const part of shelf) part.close();
  }
}

/** The files have no names once they are open: customers' rows go with the process, however it ends. */
function openShelf(parts: number, columns: readonly string[]): readonly Part[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'jieti-import-'));
  try {
    return Array.from(
      { length: parts },
      (_, part) => new Part(openSync(path.join(folder, String(part)), 'wx+', 0o600), columns),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The number of the row and its cells; the number alone for a row of another width. */
type Cells = [number, ...string[]];

class Part {
  private lines: string[] = [];
  private length = 0;
  private bytes = 0;
  private isOpen = true;

  constructor(
    private readonly descriptor: number,
    private readonly columns: readonly string[],
  ) {}

  add(row: FileRow): void {
    const line = JSON.stringify(this.cellsOf(row));
    this.lines.push(line);
    this.length += line.length;
    if (this.length >= WRITE_AT) this.write();
  }

  take(): FileRow[] {
    const stored = this.read().split('\n').slice(0, -1);
    const rows = [...stored, ...this.lines].map((line) => this.rowOf(JSON.parse(line) as Cells));
    this.lines = [];
    this.close();
    return rows;
  }

  close(): void {
    if (this.isOpen) closeSync(this.descriptor);
    this.isOpen = false;
  }

  /** Without the names of the columns, which every row would repeat. */
  private cellsOf({ number, row }: FileRow): Cells {
    return row ? [number, ...this.columns.map((column) => row[column] ?? '')] : [number];
  }

  private rowOf([number, ...cells]: Cells): FileRow {
    if (cells.length === 0) return { number, row: null };
    const row: Record<string, string> = {};
    this.columns.forEach((column, index) => (row[column] = cells[index]!));
    return { number, row };
  }

  private read(): string {
    const buffer = Buffer.alloc(this.bytes);
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
