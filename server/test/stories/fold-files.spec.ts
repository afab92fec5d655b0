import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldJsonSchemas, FoldResultSchema, type FoldResult } from '@jieti/shared/api/fold-file';
import { formatDay } from '@jieti/shared/calendar';
import type { Fact } from '@jieti/shared/model/fact';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { foldTier } from '@jieti/shared/rules/tier/fold';
import { runCli } from '../../src/cli/run-cli.js';

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));
const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 1, 4);

describe('folding from files', () => {
  let folder: string;
  const inFolder = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'jieti-fold-'));
    await writeFile(inFolder('card.json'), JSON.stringify(growthCard));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** What the command prints on both outputs, and its exit code. */
  async function run(...args: string[]) {
    let [stdout, stderr] = ['', ''];
    const writes = [process.stdout.write, process.stderr.write] as const;
    process.stdout.write = (text: unknown) => Boolean((stdout += String(text)));
    process.stderr.write = (text: unknown) => Boolean((stderr += String(text)));
    const code = await runCli(['node', 'jieti', 'fold', ...args]).finally(() => {
      [process.stdout.write, process.stderr.write] = writes;
    });
    return { code, stdout, stderr };
  }

  async function fold(lines: readonly unknown[], ...more: string[]): Promise<FoldResult> {
    await writeFile(inFolder('facts.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
    const files = ['--programme', inFolder('card.json'), '--facts', inFolder('facts.jsonl')];
    const { code, stdout, stderr } = await run(...files, '--json', ...more);
    if (code !== 0) throw new Error(stderr);
    return FoldResultSchema.parse(JSON.parse(stdout));
  }

  /** A few members whose purchases and refunds go over three years. */
  function someLines(members: number): { member: string; fact: Fact }[] {
    return Array.from({ length: members * 30 }, (_, i) => {
      const occurredAt = START + ((i * 7919) % 1000) * DAY + i;
      const common = {
        source: 'till',
        externalId: `n${i}`,
        occurredAt,
        recordedAt: occurredAt + (i % 5) * DAY,
        storeId: null,
      };
      const fact: Fact =
        i % 9 === 8
          ? { ...common, kind: 'refund', amountFen: 5000, order: { source: 'till', externalId: `n${i - members}` } }
          : { ...common, kind: 'purchase', amountFen: 3000 + ((i * 37) % 200) * 100, categories: ['豆子'] };
      return { member: `m${i % members}`, fact };
    });
  }

  it('gives what the documentation says, word for word', async () => {
    const text = await readFile(path.join(docs, 'fold.md'), 'utf8');
    const blocks = [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, kind, body]) => ({ kind, body: body! }));
    const [command, programme, facts, answer] = blocks;
    expect(blocks.map((block) => block.kind)).toEqual(['sh', 'json', 'jsonl', 'jsonl']);
    await writeFile(inFolder('P.json'), programme!.body);
    await writeFile(inFolder('F.jsonl'), facts!.body);
    const args = command!.body.trim().replace('P.json', inFolder('P.json')).replace('F.jsonl', inFolder('F.jsonl'));
    const { stdout, code } = await run(...args.split(' ').slice(3));
    expect(code).toBe(0);
    const { members } = FoldResultSchema.parse(JSON.parse(stdout));
    const brief = members.map(({ member, tier, history }) => {
      const steps = history.map((step) => `${formatDay(step.day)} ${step.kind} ${step.to}`);
      return JSON.stringify({ member, tier, history: steps });
    });
    expect(brief).toEqual(answer!.body.trim().split('\n'));
  });

  it('has its formats documented as they are', async () => {
    const schemas = foldJsonSchemas();
    const folderOfSchemas = path.join(docs, 'schemas');
    expect((await readdir(folderOfSchemas)).sort()).toEqual(Object.keys(schemas).sort());
    for (const [name, schema] of Object.entries(schemas)) {
      const written: unknown = JSON.parse(await readFile(path.join(folderOfSchemas, name), 'utf8'));
      // Out of date: run `node scripts/schemas.mjs`.
      expect(written).toEqual(JSON.parse(JSON.stringify(schema)));
    }
  });

  it('is the fold, whether the file is in order of members or not', async () => {
    const lines = someLines(7);
    const asOf = START + 900 * DAY;
    const mixed = lines.map(({ member, fact }) => ({ member, ...fact }));
    const grouped = mixed.toSorted((a, b) => a.member.localeCompare(b.member));
    const result = await fold(mixed, '--as-of', String(asOf));
    expect(await fold(grouped, '--as-of', String(asOf))).toEqual(result);
    expect(await fold([...mixed, ...mixed].reverse(), '--as-of', String(asOf))).toEqual(result);
    expect(result.members).toHaveLength(7);
    for (const { member, tier, history } of result.members) {
      const facts = lines.filter((line) => line.member === member).map((line) => line.fact);
      const registeredAt = Math.min(...facts.map((fact) => fact.occurredAt));
      const expected = foldTier({ versions: [growthCard], registeredAt, facts, asOf });
      expect([tier, history]).toEqual([expected.tier, JSON.parse(JSON.stringify(expected.history))]);
    }
    expect(new Set(result.members.flatMap((one) => one.history.map((step) => step.kind))).size).toBeGreaterThanOrEqual(
      3,
    );
  });

  it('leaves out what was not known, and who had not joined', async () => {
    const late = {
      member: 1,
      kind: 'purchase',
      externalId: 'a',
      occurredAt: START,
      recordedAt: START + 9 * DAY,
      amountFen: 300_000,
    };
    const other = { member: '2', kind: 'registration', at: START + 30 * DAY };
    const asOf = ['--as-of', String(START + 20 * DAY)];
    expect((await fold([late, other], ...asOf)).members).toMatchObject([{ member: '1', tier: 'gold' }]);
    expect((await fold([late, other], ...asOf, '--known-at', String(START + DAY))).members).toEqual([]);
  });

  it('names the lines that are wrong, and prints nothing else', async () => {
    const lines = [
      '{"member":"a","kind":"registration","at":1735700000000}',
      'not json',
      '',
      '{"member":"a","kind":"purchase","externalId":"1","occurredAt":1735700000000,"amountFen":0}',
      '{"member":"a","kind":"purchase","externalId":"1","occurredAt":"2026-02-30T00:00:00Z","amountFen":1}',
      '{"member":"a","kind":"purchase","externalId":"1","occurredAt":1735700000000,"amountFen":1,"amount":2}',
      '{"member":"a","kind":"override","id":1,"override":"pin","tier":"diamond","fromDay":"2026-01-01","recordedAt":1}',
    ];
    await writeFile(inFolder('bad.jsonl'), lines.join('\r\n'));
    const files = ['--programme', inFolder('card.json'), '--facts', inFolder('bad.jsonl')];
    const { code, stdout, stderr } = await run(...files, '--as-of', '2026-01-01', '--json');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.match(/第 \d+ 行/g)).toEqual(['第 2 行', '第 4 行', '第 5 行', '第 6 行', '第 7 行']);
    expect(stderr).toContain('第 4 行：amountFen：');
    expect(stderr).toContain('第 7 行：tier：方案里没有 diamond');
  });

  it.each([
    ['a programme that is none', ['--programme', 'bad.json', '--facts', 'ok.jsonl', '--as-of', '1'], 'tiers'],
    [
      'a file that is not there',
      ['--programme', 'card.json', '--facts', 'gone.jsonl', '--as-of', '1'],
      '读不到记录文件',
    ],
    [
      'bytes that are no text',
      ['--programme', 'card.json', '--facts', 'bytes.jsonl', '--as-of', '1'],
      '第 1 行：不是 UTF-8',
    ],
    [
      'a moment without offset',
      ['--programme', 'card.json', '--facts', 'ok.jsonl', '--as-of', '2026-01-01T00:00:00'],
      '--as-of',
    ],
  ])('refuses %s with a sentence', async (_, args, sentence) => {
    await writeFile(inFolder('ok.jsonl'), '\uFEFF{"member":"a","kind":"registration","at":1}\n');
    await writeFile(inFolder('bad.json'), JSON.stringify({ ...growthCard, tiers: 3 }));
    await writeFile(inFolder('bytes.jsonl'), Buffer.from([0x7b, 0xff, 0xfe, 0x0a]));
    const named = args.map((arg) => (/\.jsonl?$/.test(arg) ? inFolder(arg) : arg));
    const { code, stdout, stderr } = await run(...named);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
  });

  it('takes a mark at the beginning of the file', async () => {
    await writeFile(inFolder('ok.jsonl'), '\uFEFF{"member":"a","kind":"registration","at":1}\n');
    const { stdout } = await run(
      '--programme',
      inFolder('card.json'),
      '--facts',
      inFolder('ok.jsonl'),
      '--as-of',
      '2',
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ members: [{ member: 'a', tier: 'plain' }] });
  });
});
