import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import type { ImportReport } from '../../src/imports/import-report.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { Cli } from './cli-process.js';

const PATIENCE_MS = 300_000;

/** Two customers: one becomes 银卡 on 2024-03-01 and, having spent ¥100 in a year, falls a year later; one spends ¥5. */
const csv = `no,who,at,fen
1,lin,2024-02-01 09:00:00,40000
2,lin,2024-03-01 09:00:00,20000
3,lin,2024-06-01 09:00:00,10000
4,chen,2024-03-05 09:00:00,500
`;
const importing = (file: string) => [
  ...['import', 'purchases', file, '--label', 'till', '--unit', 'fen'],
  ...['--columns', 'order=no,customer=who,paidAt=at,amount=fen'],
];

describe('what the commands answer', () => {
  let folder: string;
  let database: TestDatabase;
  let cli: Cli;
  const file = (name: string, content: string) => writeFile(path.join(folder, name), content);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'jieti-cli-'));
    database = await openTestDatabase();
    cli = await Cli.of(database);
    await file('orders.csv', csv);
  }, PATIENCE_MS);
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it(
    'import, on an empty database',
    async () => {
      expect(await cli.json<ImportReport>(...importing(path.join(folder, 'orders.csv')))).toEqual({
        rows: 4,
        accepted: { sales: 4, refunds: 0 },
        rejected: { total: 0, byReason: {} },
        duplicates: 0,
        members: 2,
      });
    },
    PATIENCE_MS,
  );

  it(
    'verify and recalculate: nothing differs',
    async () => {
      expect(await cli.json('verify')).toEqual({
        ...{ members: 2, differences: 0 },
        points: { members: 0, differences: 0 },
      });
      expect(await cli.json('recalculate')).toMatchObject({ outcome: 'done', members: 2, changed: 0 });
    },
    PATIENCE_MS,
  );

  it(
    'member: tier, validity, history and, when asked, the reason; at any day',
    async () => {
      const then = await cli.json<Record<string, unknown>>('member', 'customer:till:lin', '--as-of', '2024-03-01');
      expect(Object.keys(then)).toEqual(['member', 'tier', 'since', 'until', 'history', 'explanation']);
      expect(then).toMatchObject({ tier: 'silver', since: '2024-03-01', until: '2025-02-28', explanation: null });
      const before = await cli.json('member', 'customer:till:lin', '--as-of', '2024-02-29');
      expect(before).toMatchObject({ tier: 'plain', until: null });
      const now = await cli.json<{ member: number; history: readonly { kind: string }[]; explanation: object }>(
        ...['member', 'customer:till:lin', '--explain'],
      );
      expect(now).toMatchObject({ tier: 'plain', since: '2025-03-01', until: null });
      expect(now.history.map(({ kind }) => kind)).toEqual(['join', 'upgrade', 'downgrade']);
      expect(JSON.stringify(now.explanation)).toMatch(/[\u4e00-\u9fff]/);
      expect(await cli.json('member', String(now.member), '--explain')).toEqual(now);
    },
    PATIENCE_MS,
  );

  it(
    'what-if: counts per tier and the moves, by template and by draft',
    async () => {
      const answer = {
        asOf: '2024-12-31',
        members: 2,
        counts: [
          { tier: 'potential', members: 2 },
          { tier: 'ordinary', members: 0 },
          { tier: 'important', members: 0 },
          { tier: 'vip', members: 0 },
        ],
        matrix: expect.arrayContaining([
          { from: 'plain', to: 'potential', members: 1 },
          { from: 'silver', to: 'potential', members: 1 },
        ]),
      };
      expect(await cli.json('what-if', '--template', 'spend-bands', '--as-of', '2024-12-31')).toMatchObject(answer);
      const { version: _, effectiveFrom: __, ...draft } = growthCard;
      await file('draft.json', JSON.stringify(draft));
      const same = await cli.json('what-if', '--draft', path.join(folder, 'draft.json'), '--as-of', '2024-12-31');
      expect(same).toMatchObject({
        members: 2,
        matrix: expect.arrayContaining([
          { from: 'plain', to: 'plain', members: 1 },
          { from: 'silver', to: 'silver', members: 1 },
        ]),
      });
    },
    PATIENCE_MS,
  );

  it(
    'doctor: what is there and what is missing, with exit code 1 for the latter',
    async () => {
      const { code, stdout, stderr } = await cli.run(['doctor', '--json']);
      const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: { name: string; ok: boolean }[] };
      expect([code, ok, stderr]).toEqual([1, false, '']);
      const good = findings.filter((finding) => finding.ok).map(({ name }) => name);
      expect(good).toEqual(['node', 'database', 'programme', 'ledger', 'consents', 'officialAccount', 'wecom']);
    },
    PATIENCE_MS,
  );

  describe('refuses in one sentence on standard error, with exit code 1', () => {
    const { version: _, effectiveFrom: __, ...draft } = growthCard;
    const changed = (change: object) => JSON.stringify({ ...draft, ...change });
    const drafts: readonly (readonly [string, string, string])[] = [
      ['no-json.json', '{"tiers": [', '草稿不是 JSON'],
      ['unknown-key.json', changed({ colour: 'red' }), '  colour：没有这个字段'],
      ['one-tier.json', changed({ tiers: draft.tiers.slice(0, 1) }), 'tiers'],
      ['no-such-zone.json', changed({ timeZone: 'Mars/Olympus' }), 'timeZone'],
      ['negative-rate.json', changed({ growth: { perYuan: -1, engagement: [] } }), 'growth.perYuan'],
    ];
    const whatIf = (...args: readonly string[]) => ['what-if', ...args];

    beforeAll(async () => {
      for (const [name, content] of drafts) await file(name, content);
    });

    it.each<readonly [string, () => readonly string[], string]>([
      ...drafts.map(([name, , says]) => [name, () => whatIf('--draft', path.join(folder, name)), says] as const),
      ['a draft that is not there', () => whatIf('--draft', path.join(folder, 'none.json')), '读不到草稿'],
      ['no draft at all', () => whatIf(), '请给 --template 或 --draft'],
      ['an unknown template', () => whatIf('--template', 'gold'), '没有这个方案'],
      ['a day that is none', () => whatIf('--template', 'spend-bands', '--as-of', '2024-02-30'), '--as-of 要写成'],
      ['a member nobody knows', () => ['member', '999999'], '没有这位会员'],
      ['a number no member can have', () => ['member', '99999999999999999999'], '没有这位会员'],
      ['a card nobody has', () => ['member', "M' OR 1=1"], '没有这位会员'],
      ['before they were a member', () => ['member', 'customer:till:lin', '--as-of', '2001-01-01'], '那时还不是会员'],
      ['a past day that is none', () => ['member', 'customer:till:lin', '--as-of', 'gestern'], '--as-of 要写成'],
    ])(
      '%s',
      async (_name, args, says) => {
        const { code, stdout, stderr } = await cli.run([...args(), '--json']);
        expect([code, stdout]).toEqual([1, '']);
        expect(stderr).toContain(says);
        expect(stderr).toMatch(/^[\u4e00-\u9fff-]/);
        expect(stderr).not.toMatch(/^\s+at |Error|Invalid/m);
      },
      PATIENCE_MS,
    );

    it(
      'a database that is not there, and a setting that is none',
      async () => {
        for (const env of [{ DATABASE_URL: 'mysql://root:x@127.0.0.1:9/jieti' }, { DATABASE_URL: 'postgres://x' }]) {
          const { code, stdout, stderr } = await cli.run(['verify', '--json'], env);
          expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([1, '', 1]);
          expect(stderr).toContain('DATABASE_URL');
        }
      },
      PATIENCE_MS,
    );
  });
});
