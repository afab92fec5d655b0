// A purchase by the full path: HTTP, signature, decryption, settlement, durable commit; one server process on MySQL.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';
import { root } from '../scripts/workspace.mjs';
import { emptyDatabase } from './database.mjs';
import { closedLoop, openLoop } from './load.mjs';
import { accountEnv, makeAccount, notification } from './notifications.mjs';
import { measured, quantile, round, say } from './report.mjs';
import { randomOf } from './seeded.mjs';

const quick = process.argv.includes('--quick');
const MEMBERS = quick ? 5000 : 50_000;
const PURCHASES = quick ? 4000 : 20_000;
const ROUNDS = 5;
const IN_FLIGHT = 256;
const OFFERED_SECONDS = quick ? 4 : 15;
const port = 33_801;
/** Flags for the server's process, e.g. `--cpu-prof`. */
const serverArgs = (process.env.BENCH_SERVER_ARGS ?? '').split(' ').filter(Boolean);

export async function bench() {
  const url = process.env.DATABASE_URL;
  if (!url) {
    say('ingest needs DATABASE_URL=mysql://…');
    measured({
      bench: 'ingest',
      engine: 'MySQL',
      load: 'DATABASE_URL is not set',
      ours: { value: 0, unit: 'purchases/s' },
      baseline: null,
      must: '≥ 2,000/s and ≥ 3×',
      ok: false,
    });
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'jieti-bench-'));
  try {
    const account = makeAccount();
    const baseline = await startBaseline(await emptyDatabase(url, 'bench_baseline'), account);
    try {
      await measureOurs({ databaseUrl: await emptyDatabase(url, 'bench_ingest'), folder, baseline, account });
    } finally {
      await baseline.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOurs({ databaseUrl, folder, baseline, account }) {
  const env = {
    ...process.env,
    ...accountEnv(account),
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    PORT: String(port),
    NODE_ENV: 'production',
  };
  const server = spawn(process.execPath, [...serverArgs, path.join(root, 'server/dist/main.js')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  try {
    await answering(`${origin}/readyz`);
    await seedMembers(databaseUrl, MEMBERS);
    const offered = 1000 * OFFERED_SECONDS;
    const forBaseline = await notifications(account, 500 + (PURCHASES / 10) * ROUNDS);
    await baseline.round(forBaseline.splice(0, 500));
    say(`signing ${(PURCHASES + offered).toLocaleString('en')} notifications…`);
    const requests = await notifications(account, PURCHASES + offered);
    const warm = requests.splice(0, 500);
    await closedLoop({ origin, path: '/api/wechat/pay-notify', requests: warm, inFlight: 32 });
    const full = { rates: [], latencies: [], failed: 0 };
    const others = [];
    const slice = (PURCHASES - 500) / ROUNDS;
    for (let turn = 1; turn <= ROUNDS; turn += 1) {
      // In turns, so that both meet the same machine.
      say(`round ${turn} of ${ROUNDS}, as fast as they answer…`);
      others.push((await baseline.round(forBaseline.splice(0, PURCHASES / 10))).perSecond);
      const ours = await closedLoop({
        origin,
        path: '/api/wechat/pay-notify',
        requests: requests.splice(0, slice),
        inFlight: IN_FLIGHT,
      });
      full.rates.push(ours.perSecond);
      full.latencies.push(...ours.latencies);
      full.failed += ours.failed;
    }
    say('1,000 a second offered…');
    const steady = await openLoop({ origin, path: '/api/wechat/pay-notify', requests, perSecond: 1000 });
    const stored = await countFacts(databaseUrl);
    const lost = PURCHASES + offered - stored;
    report({ full, steady, baseline: quantile(others, 0.5), lost });
  } finally {
    server.kill('SIGTERM');
    await once(server, 'close');
  }
}

function report({ full, steady, baseline, lost }) {
  const rate = Math.round(quantile(full.rates, 0.5));
  const p99 = round(quantile(full.latencies, 0.99));
  measured({
    bench: 'ingest',
    engine: 'MySQL',
    load: `median of ${ROUNDS} rounds in turn, ${IN_FLIGHT} in flight, ${MEMBERS.toLocaleString('en')} members, p50 ${round(quantile(full.latencies, 0.5))} ms, p99 ${p99} ms, ${full.failed} refused, ${lost} lost`,
    ours: { value: rate, unit: 'purchases/s' },
    baseline: { name: 'idiomatic TypeORM', value: Math.round(baseline) },
    must: '≥ 2,000/s and ≥ 3×',
    ok: rate >= 2000 && rate >= 3 * baseline && full.failed === 0 && lost === 0,
  });
  const steadyP99 = round(quantile(steady.latencies, 0.99));
  measured({
    bench: 'ingest',
    engine: 'MySQL',
    load: `1,000/s offered for ${OFFERED_SECONDS} s, p50 ${round(quantile(steady.latencies, 0.5))} ms, ${steady.failed} refused`,
    ours: { value: steadyP99, unit: 'ms p99' },
    baseline: null,
    must: 'p99 ≤ 200 ms',
    ok: steadyP99 <= 200 && steady.failed === 0,
  });
}

/** A service beside ours that takes notifications of the same account. */
async function startBaseline(databaseUrl, account) {
  const baselinePort = port + 1;
  const child = fork(new URL('ingest-baseline.mjs', import.meta.url).pathname, {
    env: { ...process.env, ...accountEnv(account), DATABASE_URL: databaseUrl, PORT: String(baselinePort) },
  });
  await once(child, 'message');
  const connection = await connect(databaseUrl);
  const rows = 'INSERT INTO member (id, openid, spend, level) VALUES ?';
  await insertMany(connection, rows, MEMBERS, (id) => [id, `bench-${id}`, 0, 0]);
  await connection.end();
  return {
    round: (requests) =>
      closedLoop({ origin: `http://127.0.0.1:${baselinePort}`, path: '/', requests, inFlight: IN_FLIGHT }),
    close: async () => {
      child.kill();
      await once(child, 'close');
    },
  };
}

/** Members as the shop would have them after sign-up: no purchase yet, known by their openid. */
async function seedMembers(databaseUrl, members) {
  say(`${members.toLocaleString('en')} members…`);
  const connection = await connect(databaseUrl);
  const joined = Date.now() - 30 * 86_400_000;
  const day = Math.floor((joined + 8 * 3_600_000) / 86_400_000);
  const columns =
    'id, card_no, name, status, marketing, registered_at, joined_at, tier, tier_rank, tier_since, programme_version, growth, net_spend_fen, order_count, updated_at';
  await insertMany(connection, `INSERT INTO member (${columns}) VALUES ?`, members, (id) => [
    id,
    `M${String(id).padStart(8, '0')}`,
    '会员',
    'active',
    1,
    joined,
    joined,
    'plain',
    0,
    day,
    1,
    0,
    0,
    0,
    joined,
  ]);
  await insertMany(
    connection,
    'INSERT INTO member_identity (kind, value, member_id, created_at) VALUES ?',
    members,
    (id) => ['openid', `bench-${id}`, id, joined],
  );
  await connection.end();
}

async function notifications(account, count) {
  const random = randomOf(5);
  const all = [];
  for (let from = 0; from < count; from += 400) {
    const slice = Array.from({ length: Math.min(400, count - from) }, (_, index) =>
      notification(account, {
        number: from + index,
        openid: `bench-${1 + Math.floor(random() * MEMBERS)}`,
        amountFen: 1000 + Math.floor(random() * 20_000),
        paidAt: Date.now() - 60_000,
      }),
    );
    all.push(...(await Promise.all(slice)));
  }
  return all;
}

async function countFacts(databaseUrl) {
  const connection = await connect(databaseUrl);
  const [rows] = await connection.query("SELECT COUNT(*) AS n FROM fact WHERE source = 'wxpay'");
  await connection.end();
  return rows[0].n;
}

async function insertMany(connection, sql, count, row) {
  for (let from = 1; from <= count; from += 2000) {
    await connection.query(sql, [
      Array.from({ length: Math.min(2000, count - from + 1) }, (_, index) => row(from + index)),
    ]);
  }
}

const connect = (databaseUrl) => mysql.createConnection(databaseUrl);

async function answering(url) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // not up yet
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}
