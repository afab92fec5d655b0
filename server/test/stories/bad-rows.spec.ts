import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportReport } from '../../src/imports/import-report.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { Cli } from './cli-process.js';
import { generatedMapping, writeOrders } from './import-file.js';
import { tableHashes } from './table-hashes.js';

const PATIENCE_MS = 300_000;
const header = 'no,who,at,fen,store,category,of';
const good = 'N1,c1,2024-05-01 10:00:00,8800,anfu,饮品,';
const lines = (...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;

let folder: string;
let database: TestDatabase;
let cli: Cli;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jieti-files-'));
  database = await openTestDatabase();
  cli = await Cli.of(database);
  // The first command of a shop publishes its first programme.
  await cli.json('verify');
}, PATIENCE_MS);
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const hashes = () => tableHashes(database.reader, database.dialect.kind);
const importing = (file: string, ...more: readonly string[]) => [
  ...['import', 'purchases', path.join(folder, file), ...generatedMapping],
  ...more,
];

describe('a command that cannot be carried out says so in one sentence', () => {
  const file = () => path.join(folder, 'fine.csv');
  beforeAll(() => writeFile(file(), lines(good)));

  it.each([
    ['no mapping at all', () => ['import', 'purchases', file()], '请给 --preset'],
    ['an unknown preset', () => ['import', 'purchases', file(), '--preset', 'constructor'], '没有这个预设'],
    ['a preset and columns', () => [...importing('fine.csv'), '--preset', 'online-retail'], '--preset 已经'],
    [
      'an unknown column',
      () => ['import', 'purchases', file(), '--label', 'x', '--columns', 'price=fen'],
      '没有这一项',
    ],
    [
      'a column without a name',
      () => ['import', 'purchases', file(), '--label', 'x', '--columns', 'order'],
      '至少要有',
    ],
    [
      'a label with odd letters',
      () => ['import', 'purchases', file(), '--label', 'A B', '--columns', 'x'],
      '--label 只能',
    ],
    ['an unknown unit', () => [...importing('fine.csv'), '--unit', 'cents'], '--unit 只能'],
    ['a file that is not there', () => importing('nowhere.csv'), '找不到这个文件。'],
    ['a folder', () => importing('.', '--dry-run'), '这是一个目录'],
    [
      'a missing column',
      () => [...importing('fine.csv'), '--columns', 'order=no,customer=who,paidAt=at,amount=yuan'],
      '文件缺少列：yuan',
    ],
    ['rejects that cannot be written', () => importing('fine.csv', '--rejects', '/nowhere/at/all'), '不能写 --rejects'],
  ])(
    '%s',
    async (_, args, sentence) => {
      const before = await hashes();
      const { code, stdout, stderr } = await cli.run(args());
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(sentence);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(await hashes()).toEqual(before);
    },
    PATIENCE_MS,
  );
});

describe('rows that cannot be taken', () => {
  const rows: readonly (readonly [string, string | null])[] = [
    ['OK1,c1,2024-05-01 10:00:00,8800,anfu,饮品,', null],
    ['OK2,c1,2024/5/1 10:00,"8800",anfu,"饮,品",', null],
    ['A1,c1,2024-05-01,8800,anfu,饮品', 'columns_mismatch'],
    ['A2,c1,2024-05-01,8,800,anfu,饮品,', 'columns_mismatch'],
    ['B1,,2024-05-01,8800,,,', 'no_customer'],
    [`B2,${'c'.repeat(200)},2024-05-01,8800,,,`, 'customer_malformed'],
    ['B3,"c\n1",2024-05-01,8800,,,', 'customer_malformed'],
    [',c1,2024-05-01,8800,,,', 'order_malformed'],
    ['订单1,c1,2024-05-01,8800,,,', 'order_malformed'],
    ['C1,c1,2024-05-01,88.5,,,', 'amount_malformed'],
    ['C2,c1,2024-05-01,,,,', 'amount_malformed'],
    ['C3,c1,2024-05-01,0,,,', 'amount_not_positive'],
    ['C4,c1,2024-05-01,99999999999999999999,,,', 'amount_malformed'],
    ['D1,c1,2024-02-30,8800,,,', 'date_malformed'],
    ['D2,c1,1969-12-31,8800,,,', 'date_malformed'],
    ['D3,c1,2999-01-01,8800,,,', 'occurred_in_future'],
    [`E1,c1,2024-05-01,8800,${'s'.repeat(31)},,`, 'store_malformed'],
    [`E2,c1,2024-05-01,8800,,${'类'.repeat(31)},`, 'category_malformed'],
    ['E3,c1,2024-05-01,-100,,,a b', 'refund_of_malformed'],
    ['OK1,c1,2024-05-01 10:00:00,8800,anfu,饮品,', 'duplicate'],
    ['OK1,c1,2024-05-01 10:00:00,8801,anfu,饮品,', 'fact_conflict'],
    ['OK1,c2,2024-05-01 10:00:00,8800,anfu,饮品,', 'fact_conflict'],
    ['F1,c1,2024-05-02,-100,,,NOBODY', 'order_unknown'],
    ['F2,c1,2024-05-02,-8801,,,OK1', 'refund_exceeds_order'],
    ['F3,c2,2024-05-02,-100,,,OK1', 'order_unknown'],
    ['OK3,c1,2024-05-02,-8800,,,OK1', null],
    ['F4,c1,2024-05-02,-1,,,OK1', 'refund_exceeds_order'],
    ['OK4,c2,2024-05-02,-500,,,', null],
  ];
  const rejections = rows.flatMap(([, reason], i) => (reason && reason !== 'duplicate' ? [`${i + 1},${reason}`] : []));
  const byReason: Record<string, number> = {};
  for (const line of rejections) byReason[line.split(',')[1]!] = (byReason[line.split(',')[1]!] ?? 0) + 1;
  const expected: ImportReport = {
    rows: rows.length,
    accepted: { sales: 2, refunds: 2 },
    rejected: { total: rejections.length, byReason },
    duplicates: 1,
    members: 2,
  };

  it(
    'each get their reason; the rest is taken; the dry run foresaw all of it',
    async () => {
      await writeFile(path.join(folder, 'rows.csv'), lines(...rows.map(([row]) => row)));
      const rejects = path.join(folder, 'rejects.csv');
      const before = await hashes();
      expect(await cli.json(...importing('rows.csv', '--dry-run', '--rejects', rejects))).toEqual(expected);
      expect((await readFile(rejects, 'utf8')).trimEnd().split('\n')).toEqual(['row,reason', ...rejections]);
      expect(await hashes()).toEqual(before);
      await rm(rejects);
      expect(await cli.json(...importing('rows.csv', '--rejects', rejects))).toEqual(expected);
      expect((await readFile(rejects, 'utf8')).trimEnd().split('\n')).toEqual(['row,reason', ...rejections]);
      expect(await cli.json('verify')).toMatchObject({ members: 2, differences: 0, points: { differences: 0 } });
    },
    PATIENCE_MS,
  );

  it(
    'are the same with a byte order mark, with CRLF, and without a last line end',
    async () => {
      const taken = { ...expected, accepted: { sales: 0, refunds: 0 }, duplicates: 5 };
      const text = lines(...rows.map(([row]) => row));
      const variants = {
        'bom.csv': `\ufeff${text}`,
        'crlf.csv': text.replaceAll('\n', '\r\n'),
        'end.csv': text.trimEnd(),
      };
      for (const [name, content] of Object.entries(variants)) {
        await writeFile(path.join(folder, name), content);
        expect(await cli.json(...importing(name))).toEqual(taken);
      }
    },
    PATIENCE_MS,
  );

  it(
    'are foreseen over many batches, on a shop that knows part of the file already',
    async () => {
      const other = await openTestDatabase();
      try {
        const there = await Cli.of(other);
        await writeOrders(path.join(folder, 'first.csv'), { rows: 5000, customers: 300, seed: 11 });
        await writeOrders(path.join(folder, 'more.csv'), { rows: 9000, customers: 300, seed: 11 });
        await there.json(...importing('first.csv'));
        const before = await tableHashes(other.reader, other.dialect.kind);
        const foreseen = await there.json<ImportReport>(...importing('more.csv', '--dry-run'));
        expect(await tableHashes(other.reader, other.dialect.kind)).toEqual(before);
        expect(foreseen.duplicates).toBeGreaterThan(4000);
        expect(await there.json(...importing('more.csv'))).toEqual(foreseen);
      } finally {
        await other.drop();
      }
    },
    PATIENCE_MS,
  );

  it(
    'do not hide behind a run that was interrupted under another mapping',
    async () => {
      const [first] = await database.reader.query<{ preset: string }>(
        'SELECT preset FROM import_run ORDER BY id LIMIT 1',
      );
      await writeFile(path.join(folder, 'yuan.csv'), lines('Y1,c9,2024-05-01,12,,,'));
      await cli.json(...importing('yuan.csv', '--unit', 'yuan'));
      const rows = await database.reader.query<{ preset: string }>('SELECT DISTINCT preset FROM import_run');
      expect(rows.length).toBe(2);
      expect(first!.preset).toMatch(/^gen:[0-9a-f]{16}$/);
      const [fact] = await database.reader.query<{ amount_fen: number }>(
        "SELECT amount_fen FROM fact WHERE external_id = 'Y1'",
      );
      expect(Number(fact!.amount_fen)).toBe(1200);
    },
    PATIENCE_MS,
  );
});
