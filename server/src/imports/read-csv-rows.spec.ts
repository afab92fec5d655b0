import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspectCsvFile } from './inspect-csv-file.js';
import type { CsvCells } from './cell-picker.js';
import type { CsvShape } from './csv-shape.js';
import { readCsvRows } from './read-csv-rows.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jieti-rows-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(text: string): Promise<string> {
  const file = path.join(folder, 'rows.csv');
  await writeFile(file, text);
  return file;
}

async function rowsOf(file: string, shape: CsvShape): Promise<(CsvCells | null)[]> {
  const rows: (CsvCells | null)[] = [];
  for await (const some of readCsvRows(file, ['b', 'a'], shape)) rows.push(...some);
  return rows;
}

/** More than one chunk of the file, so that lines and characters are cut in two. */
const long = Array.from({ length: 20_000 }, (_, i) => `${i},名${i},x`).join('\n');

describe('a file without quotes is cut at its commas, and read as the parser reads it', () => {
  it.each([
    ['line feeds', 'a,b,c\n1,2,3\n4,5,6\n'],
    ['returns and line feeds', 'a,b,c\r\n1,2,3\r\n4,5,6'],
    ['blank lines and rows of another width', 'a,b,c\n\n1,2\n\n1,2,3,4\n 1 , 2 ,\n,,\n \n'],
    ['a mark at the beginning', '\ufeffa,b,c\n1,2,3\n4,5,6\n'],
    ['many lines', `a,b,c\n${long}\n`],
  ])('%s', async (_, text) => {
    const file = await written(text);
    const { shape } = await inspectCsvFile(file, ['b', 'a']);
    expect(shape.kind).toBe('plain');
    const rows = await rowsOf(file, shape);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows).toEqual(await rowsOf(file, { kind: 'quoted' }));
  });

  it.each([
    ['quotes', 'a,b,c\n1,"2",3\n'],
    ['two kinds of line ends', 'a,b,c\r\n1,2,3\n4,5,6\r\n'],
    ['returns alone', 'a,b,c\r1,2,3\r'],
  ])('%s leave a file to the parser', async (_, text) => {
    const { shape } = await inspectCsvFile(await written(text), ['b', 'a']);
    expect(shape.kind).toBe('quoted');
  });
});
