// A purchase with a coupon at the till by the full path, 200 offered a second: HTTP, session, price, one transaction with
// coupon, points, tier and the answer kept; on MySQL. Beside it the same books by hand.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';
import { root } from '../scripts/workspace.mjs';
import { VisitTokens } from '../server/dist/till/visit-tokens.js';
import { allServing } from './all-serving.mjs';
import { emptyDatabase } from './database.mjs';
import { openLoop } from './load.mjs';
import { seedTillShop } from './redeem-shop.mjs';
import { measured, quantile, round, say } from './report.mjs';

const PER_SECOND = 200;
const SECONDS = process.argv.includes('--quick') ? 5 : 20;
const ROUNDS = 3;
const WARM = 4000;
const DAY_MS = 86_400_000;
/** Processes that serve the port together, of four cores that the load, its baseline and the database share. */
const PROCESSES = Number(process.env.BENCH_PROCESSES ?? 2);
const port = 41_411;
/** Flags for the server's process, e.g. `--cpu-prof`. */
const serverArgs = (process.env.BENCH_SERVER_ARGS ?? '').split(' ').filter(Boolean);
const session = 's'.repeat(32);
const must = 'p99 < 50 ms';

export async function bench() {
  const url = process.env.DATABASE_URL;
  if (!url) {
    say('redeem needs DATABASE_URL=mysql://…');
    const ours = { value: 0, unit: 'ms p99' };
    measured({
      bench: 'redeem',
      engine: 'MySQL',
      load: 'DATABASE_URL is not set',
      ours,
      baseline: null,
      must,
      ok: false,
    });
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'jieti-bench-'));
  const databaseUrl = await emptyDatabase(url, 'bench_redeem');
  const baselineUrl = await emptyDatabase(url, 'bench_redeem_by_hand');
  const secrets = { SESSION_SECRET: session, MEMBER_CODE_SECRET: 'm'.repeat(32), PERSONAL_DATA_SECRET: 'p'.repeat(32) };
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: folder, ...secrets };
  try {
    const wanted = WARM + PER_SECOND * SECONDS * ROUNDS;
    const holders = await seedTillShop(env, wanted);
    const baseline = await startBaseline(baselineUrl, holders);
    const server = await startServer(env);
    try {
      report(await rounds(server, baseline, holders), await books(databaseUrl, wanted));
    } finally {
      await baseline.close();
      await server.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In turns, so that both meet the same machine; the median round of each counts. */
async function rounds(server, baseline, holders) {
  const ours = [];
  const others = [];
  const left = [...holders];
  await server.load(left.slice(0, WARM), PER_SECOND);
  await baseline.load(left.splice(0, WARM), PER_SECOND);
  for (let turn = 1; turn <= ROUNDS; turn += 1) {
    say(`round ${turn} of ${ROUNDS}, ${PER_SECOND} a second…`);
    const part = left.splice(0, PER_SECOND * SECONDS);
    others.push(await baseline.load(part, PER_SECOND));
    ours.push(await server.load(part, PER_SECOND));
  }
  return { ours, others };
}

function report({ ours, others }, { lost, differing }) {
  const p99Of = (runs) =>
    round(
      quantile(
        runs.map(({ latencies }) => quantile(latencies, 0.99)),
        0.5,
      ),
    );
  const all = ours.flatMap(({ latencies }) => latencies);
  const failed = ours.reduce((sum, run) => sum + run.failed, 0);
  const p99 = p99Of(ours);
  const shown = `p50 ${round(quantile(all, 0.5))} ms, worst ${round(Math.max(...all))} ms`;
  measured({
    bench: 'redeem',
    engine: 'MySQL',
    load: `${PER_SECOND}/s offered to ${PROCESSES} ${PROCESSES === 1 ? 'process' : 'processes'}, median of ${ROUNDS} rounds of ${SECONDS} s, ${shown}, ${failed} refused, ${lost} lost, ${differing} accounts differ`,
    ours: { value: p99, unit: 'ms p99' },
    baseline: { name: 'the same books by hand', value: p99Of(others) },
    must,
    ok: p99 < 50 && failed === 0 && lost === 0 && differing === 0,
  });
}

async function startServer(env) {
  const running = spawn(process.execPath, [...serverArgs, path.join(root, 'server/dist/main.js')], {
    env: { ...process.env, ...env, PORT: String(port), PROCESSES: String(PROCESSES), NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  await allServing(running, PROCESSES);
  await answering(`${origin}/readyz`);
  const { token, staff } = await signIn(origin);
  const visits = new VisitTokens({ secrets: { session } });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const request = ({ memberId, couponId }) => {
    const proof = { memberId, staffId: staff.id, storeId: 'anfu', maySpend: true, codeHash: `bench-${memberId}` };
    const visit = visits.issue({ ...proof, expiresAt: Date.now() + 600_000 });
    const bill = { visit, receiptNo: `R-${memberId}`, idempotencyKey: `bench-key-${memberId}`, device: 'bench' };
    const lines = [
      { key: 'a', title: '耶加雪菲', category: '豆子', amountFen: 12_800 },
      { key: 'b', title: '拿铁', category: '饮品', amountFen: 3200 },
    ];
    return { headers, body: JSON.stringify({ ...bill, lines, couponIds: [couponId], points: 100 }) };
  };
  return {
    load: (part, perSecond) =>
      openLoop({ origin, path: '/api/till/purchases', requests: part.map(request), perSecond }),
    close: () => ended(running),
  };
}

async function signIn(origin) {
  const reply = await fetch(`${origin}/api/auth/staff-login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'clerk', password: 'jieti-bench' }),
  });
  return reply.json();
}

async function startBaseline(databaseUrl, holders) {
  const running = fork(new URL('redeem-baseline.mjs', import.meta.url).pathname, {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port + 1) },
  });
  await once(running, 'message');
  const connection = await mysql.createConnection(databaseUrl);
  const ends = Date.now() + 30 * DAY_MS;
  for (let first = 0; first < holders.length; first += 1000) {
    const part = holders.slice(first, first + 1000);
    await connection.query('INSERT INTO member VALUES ?', [part.map(({ memberId }) => [memberId, 0, 0, 0])]);
    const coupons = part.map((h) => [h.couponId, h.memberId, 'issued', ends, 2000, null, null]);
    await connection.query('INSERT INTO coupon VALUES ?', [coupons]);
  }
  await connection.end();
  const request = ({ memberId, couponId }) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ memberId, couponId, receiptNo: `R-${memberId}`, amountFen: 16_000 }),
  });
  return {
    load: (part, perSecond) =>
      openLoop({ origin: `http://127.0.0.1:${port + 1}`, path: '/', requests: part.map(request), perSecond }),
    close: () => ended(running),
  };
}

/** Every purchase is there with its coupon, and every account is what its entries say. */
async function books(databaseUrl, wanted) {
  const connection = await mysql.createConnection(databaseUrl);
  const count = async (sql) => Number((await connection.query(sql))[0][0].n);
  const sold = await count("SELECT COUNT(*) AS n FROM till_action WHERE kind = 'purchase' AND reply IS NOT NULL");
  const used = await count("SELECT COUNT(*) AS n FROM coupon WHERE state = 'redeemed'");
  const differing = await count(
    `SELECT COUNT(*) AS n FROM point_account a
     LEFT JOIN (SELECT member_id, SUM(remaining) AS points FROM point_lot GROUP BY member_id) l USING (member_id)
     LEFT JOIN (SELECT member_id, SUM(delta) AS points FROM point_entry GROUP BY member_id) e USING (member_id)
     WHERE a.balance <> COALESCE(l.points, 0) - a.debt OR a.balance <> COALESCE(e.points, 0)`,
  );
  await connection.end();
  return { lost: wanted - Math.min(sold, used), differing };
}

async function answering(address) {
  for (let tries = 0; tries < 200; tries += 1) {
    const reply = await fetch(address).catch(() => null);
    if (reply?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${address} does not answer`);
}

async function ended(running) {
  running.kill('SIGTERM');
  await once(running, 'close');
}
