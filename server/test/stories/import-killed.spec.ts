import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportReport } from '../../src/imports/import-report.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { Cli, type RunningCli } from './cli-process.js';
import { generatedMapping, seededRandom, writeOrders } from './import-file.js';

const PATIENCE_MS = 600_000;
const KILLS = 4;
const ROWS = 20_000;
const LARGE_ROWS = 200_000;

const seed = Number(process.env['STORY_SEED'] ?? Math.floor(Math.random() * 1_000_000));
process.stderr.write(`import-killed: STORY_SEED=${seed}\n`);

describe('an import as a process', () => {
  let folder: string;
  let csv: string;
  let clean: { report: ImportReport; content: unknown };
  const databases: TestDatabase[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'jieti-story-'));
    csv = path.join(folder, 'orders.csv');
    await writeOrders(csv, { rows: ROWS, customers: 1500, seed });
    const { database, cli } = await shop();
    const report = await cli.json<ImportReport>(...importing(csv));
    clean = { report, content: await contentOf(database) };
  }, PATIENCE_MS);
  afterAll(async () => {
    for (const database of databases) await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function shop(): Promise<{ database: TestDatabase; cli: Cli }> {
    const database = await openTestDatabase();
    databases.push(database);
    return { database, cli: await Cli.of(database) };
  }

  it('accounts for every row', () => {
    const { rows, accepted, rejected, duplicates } = clean.report;
    expect(rows).toBe(ROWS);
    expect(accepted.sales + accepted.refunds + rejected.total + duplicates).toBe(ROWS);
    const reasons = ['fact_conflict', 'no_customer', 'order_unknown', 'refund_exceeds_order'];
    expect(Object.keys(rejected.byReason).sort()).toEqual(reasons);
    expect(Math.min(accepted.sales, accepted.refunds, duplicates)).toBeGreaterThan(0);
  });

  it(
    'killed at any point and run again ends as if nothing had happened',
    async () => {
      const random = seededRandom(seed + 1);
      const { database, cli } = await shop();
      const stops = Array.from({ length: KILLS }, () => Math.floor(random() * 0.7 * ROWS)).sort((a, b) => a - b);
      const came: number[] = [];
      for (const stop of stops) {
        const running = cli.start([...importing(csv), '--json']);
        await untilSettled(database, running, stop);
        await wait(random() * 60);
        running.child.kill('SIGKILL');
        expect((await running.ended).code).toBeNull();
        came.push(await checkpointOf(database));
      }
      process.stderr.write(`killed after rows ${came.join(', ')}\n`);
      expect(await cli.json<ImportReport>(...importing(csv))).toEqual(clean.report);
      expect(await contentOf(database)).toEqual(clean.content);
      expect(await cli.json('verify')).toMatchObject({ members: clean.report.members, differences: 0 });
    },
    PATIENCE_MS,
  );

  it(
    'twice at once: the later one carries on, the other one says so, and every fact is there once',
    async () => {
      const { database, cli } = await shop();
      const endings = await Promise.all([
        cli.run([...importing(csv), '--json']),
        cli.run([...importing(csv), '--json']),
      ]);
      const [won] = endings.filter(({ code }) => code === 0);
      const [stopped] = endings.filter(({ code }) => code !== 0);
      expect(JSON.parse(won!.stdout)).toEqual(clean.report);
      if (stopped) expect([stopped.code, stopped.stdout]).toEqual([1, '']);
      if (stopped) expect(stopped.stderr).toMatch(/^同一个文件的另一次导入已经接着做了，这一次停在第 \d+ 行附近。\n$/);
      expect(await contentOf(database)).toEqual(clean.content);
    },
    PATIENCE_MS,
  );

  it(
    'of a large file stays small',
    async () => {
      const large = path.join(folder, 'large.csv');
      await writeOrders(large, { rows: LARGE_ROWS, customers: 60_000, seed });
      const { cli } = await shop();
      const { code, stdout, peakMb } = await cli.run([...importing(large), '--json']);
      process.stderr.write(`import of ${LARGE_ROWS} rows: at most ${peakMb} MB\n`);
      expect([code, (JSON.parse(stdout) as ImportReport).rows]).toEqual([0, LARGE_ROWS]);
      expect(peakMb).toBeLessThan(400);
    },
    PATIENCE_MS,
  );
});

function importing(file: string): string[] {
  return ['import', 'purchases', file, ...generatedMapping];
}

/** Waits until so many rows are settled, or the process has ended. */
async function untilSettled(database: TestDatabase, running: RunningCli, rows: number): Promise<void> {
  let over = false;
  void running.ended.then(() => (over = true));
  while (!over && (await checkpointOf(database)) < rows) await wait(5);
}

async function checkpointOf(database: TestDatabase): Promise<number> {
  const sql = "SELECT MAX(checkpoint) AS rows_done FROM import_run WHERE state = 'running'";
  const [row] = await database.reader.query<{ rows_done: number | null }>(sql);
  return Number(row?.rows_done ?? 0);
}

/** Everything that was imported and what follows from it, by customer number: ids and times of the run left out. */
async function contentOf({ reader }: TestDatabase): Promise<unknown> {
  const who = "JOIN member_identity i ON i.member_id = t.member_id AND i.kind = 'customer'";
  return {
    facts: await reader.query(
      `SELECT i.value, t.source, t.external_id, t.kind, t.occurred_at, t.store_id, t.amount_fen, t.order_external_id, t.detail
       FROM fact t ${who} ORDER BY t.source, t.external_id`,
    ),
    entries: await reader.query(
      `SELECT i.value, t.source, t.external_id, SUM(t.delta) AS growth FROM growth_entry t ${who}
       GROUP BY i.value, t.source, t.external_id ORDER BY t.source, t.external_id`,
    ),
    standings: await reader.query(
      `SELECT i.value, t.status, t.joined_at, t.tier, t.tier_rank, t.tier_since, t.tier_until, t.grace_until,
              t.next_review_at, t.programme_version, t.growth, t.net_spend_fen, t.order_count, t.last_order_at
       FROM member t JOIN member_identity i ON i.member_id = t.id ORDER BY i.value`,
    ),
    history: await reader.query(
      `SELECT i.value, t.at, t.day, t.kind, t.from_tier, t.to_tier, t.until_day, t.trigger_fact, t.because
       FROM tier_history t ${who} WHERE t.superseded_at IS NULL ORDER BY i.value, t.at, t.kind, t.to_tier`,
    ),
  };
}
