import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ImportFileError } from '../../src/imports/import-file-error.js';
import type { PurchaseMapping } from '../../src/imports/purchase-mapping.js';
import { aWorld, type World } from '../setup/world.js';
import { importsOf } from './imports-of.js';
import { tableHashes } from './table-hashes.js';

const header = 'no,who,at,fen,store,category,of';
const good = 'N1,c1,2024-05-01 10:00:00,8800,anfu,饮品,';
const lines = (...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;
const mapping: PurchaseMapping = {
  label: 'gen',
  columns: {
    order: 'no',
    customer: 'who',
    paidAt: 'at',
    amount: 'fen',
    store: 'store',
    category: 'category',
    refundOf: 'of',
  },
  unit: 'fen',
  refundPrefix: null,
};

let folder: string;
let world: World;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jieti-files-'));
  world = await aWorld();
});
afterAll(async () => {
  await world.drop();
  await rm(folder, { recursive: true, force: true });
});

/** 「单号」 and its kin in GBK, as Excel in China saves them. */
const gbk = Buffer.from([0xb5, 0xa5, 0xba, 0xc5, 0x2c, 0xbf, 0xcd, 0xbb, 0xa7, 0x0a]);

describe('a file that cannot be imported is refused in one sentence, and nothing is stored', () => {
  const late = [...Array.from({ length: 6000 }, (_, i) => good.replace('N1', `L${i}`))];
  const files: readonly (readonly [string, string | Buffer | null, RegExp])[] = [
    ['gbk.csv', gbk, /^文件不是 UTF-8 编码/],
    ['gbk-on-the-last-line.csv', Buffer.concat([Buffer.from(lines(...late)), gbk]), /^文件不是 UTF-8 编码/],
    ['utf16.csv', Buffer.from(lines(good), 'utf16le'), /^文件不是 UTF-8 编码/],
    ['utf16-with-mark.csv', Buffer.from(`\ufeff${lines(good)}`, 'utf16le'), /^文件不是 UTF-8 编码/],
    ['missing-column.csv', lines(good).replace('fen', 'amount'), /^文件缺少列：fen。现有的列：no、who、at、amount/],
    ['semicolons.csv', lines(good).replaceAll(',', ';'), /^文件缺少列：no、who/],
    ['two-of-one-name.csv', lines(good).replace('category', 'fen'), /^文件缺少列：category/],
    ['same-name-twice.csv', lines(`${good},1`).replace(',of', ',of,fen'), /^文件里有两列同名：fen。/],
    ['empty.csv', '', /^文件是空的/],
    ['only-blank-lines.csv', '\n\n\n', /^文件是空的/],
    ['open-quote.csv', lines(...late, 'N2,"c1,2024-05-01,100,,,'), /^文件不是合格的 CSV：第 \d+ 行/],
    [
      'text-after-quote.csv',
      lines(...late, 'N2,"c1"x,2024-05-01,100,,,'),
      /^文件不是合格的 CSV：第 6002 行的引号用得不对/,
    ],
    ['quote-inside.csv', lines(...late, 'N2,c"1,2024-05-01,100,,,'), /^文件不是合格的 CSV：第 6002 行的引号用得不对/],
    [
      'one-megabyte-line.csv',
      lines(...late, `N2,${'c'.repeat(1_000_000)},x,1,,,`),
      /^文件不是合格的 CSV：第 600[12] 行有一行太长|^文件不是合格的 CSV：第 600[12] 行/,
    ],
    ['a-directory', null, /^这是一个目录/],
    ['not-there.csv', null, /^找不到这个文件。/],
  ];

  beforeAll(async () => {
    await mkdir(path.join(folder, 'a-directory'));
    for (const [name, content] of files) if (content !== null) await writeFile(path.join(folder, name), content);
  });

  it.each(files)('%s', async (name, _, sentence) => {
    const hashes = () => tableHashes(world.reader, world.database.dialect.kind);
    const before = await hashes();
    const { imports, forecasts } = importsOf(world);
    const request = { file: path.join(folder, name), mapping, timeZone: 'Asia/Shanghai' };
    for (const work of [() => imports.importPurchases(request), () => forecasts.forecast(request)]) {
      const refused: unknown = await work().catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ImportFileError);
      expect((refused as ImportFileError).message).toMatch(sentence);
      expect((refused as ImportFileError).message).toMatch(/^[^\n]*。$/);
    }
    expect(await hashes()).toEqual(before);
  });
});
