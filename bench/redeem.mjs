// A purchase with a coupon at the till by the full path, 200 offered a second: HTTP, session, price, one transaction with
// coupon, points, tier and the answer kept; one server process on MySQL. Beside it the same books by hand.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { root } from '../scripts/workspace.mjs';
import { CouponsRepository } from '../server/dist/coupons/coupons.repository.js';
import { Dialect } from '../server/dist/db/dialect.js';
import { Transactions } from '../server/dist/db/transactions.js';
import { FactsService } from '../server/dist/facts/facts.service.js';
import { PointsRulesRepository } from '../server/dist/points/points-rules.repository.js';
import { ProgrammesService } from '../server/dist/programmes/programmes.service.js';
import { StaffService } from '../server/dist/staff/staff.service.js';
import { VisitTokens } from '../server/dist/till/visit-tokens.js';
import { appOf } from './app-of.mjs';
import { emptyDatabase } from './database.mjs';
import { openLoop } from './load.mjs';
import { measured, quantile, round, say } from './report.mjs';

const PER_SECOND = 200;
const SECONDS = process.argv.includes('--quick') ? 5 : 20;
const ROUNDS = 3;
const WARM = 400;
/** Purchases that every member has behind them. */
const HISTORY = 12;
const DAY_MS = 86_400_000;
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
    const holders = await seed(env, wanted);
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
  await server.load(left.slice(0, WARM), 100);
  await baseline.load(left.splice(0, WARM), 100);
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
    load: `${PER_SECOND}/s offered, median of ${ROUNDS} rounds of ${SECONDS} s, ${shown}, ${failed} refused, ${lost} lost, ${differing} accounts differ`,
    ours: { value: p99, unit: 'ms p99' },
    baseline: { name: 'the same books by hand', value: p99Of(others) },
    must,
    ok: p99 < 50 && failed === 0 && lost === 0 && differing === 0,
  });
}

/** Members with a history and a coupon each, and the clerk; `[{ memberId, couponId }]`. */
async function seed(env, members) {
  say(`${members.toLocaleString('en')} members with ${HISTORY} purchases and a coupon each…`);
  const app = await appOf(env, { now: () => Date.now() });
  try {
    const { version: _, effectiveFrom, ...draft } = growthCard;
    await app.get(ProgrammesService).publish({ draft, effectiveFrom, by: 'bench', note: '第一版' });
    await app.get(Transactions).run((tx) => rows(tx, app.get(Dialect), effectiveFrom));
    const clerk = { username: 'clerk', name: '店员', role: 'clerk', storeId: 'anfu' };
    await app.get(StaffService).put(clerk, 'jieti-bench');
    const holders = [];
    for (let first = 0; first < members; first += 200) {
      holders.push(...(await batch(app, first, Math.min(200, members - first))));
    }
    return holders;
  } finally {
    await app.close();
  }
}

async function rows(tx, dialect, effectiveFrom) {
  await tx.insertRows('store', ['id', 'name', 'created_at'], [['anfu', '安福路店', 1]]);
  const terms = { kind: 'cashOff', title: '满 98 减 20', note: '', amountFen: 2000, minSpendFen: 9800 };
  await tx.execute(
    `INSERT INTO coupon_template (template_key, terms, validity, stock_total, per_member, issued, redeemed, active,
     created_at, created_by) VALUES ('bench', ?, '{"kind":"days","days":30,"startDelayDays":0}', NULL, 1, 0, 0, 1, 1, 'bench')`,
    [JSON.stringify({ ...terms, categories: [], stores: [] })],
  );
  const rule = { kind: 'spend', key: 'spend', title: '消费积分', points: 1, perFen: 100, multiplied: true };
  const everybody = { tiers: [], from: null, until: null, cap: null, budget: null, categories: [], stores: [] };
  const spending = { points: 100, fen: 100, maxPercent: 50, minBillFen: 0 };
  const rules = { effectiveFrom, timeZone: 'Asia/Shanghai', earning: [{ ...rule, ...everybody }], pendingDays: 0 };
  const kept = { expiry: { kind: 'never' }, restoredDays: 0, spending };
  await new PointsRulesRepository(dialect).insert(
    tx,
    { ...rules, ...kept },
    { by: 'bench', note: '第一版' },
    Date.now(),
  );
}

async function batch(app, first, count) {
  const facts = [];
  for (let i = 0; i < count; i += 1) {
    for (let k = 0; k < HISTORY; k += 1) facts.push(pastPurchase(first + i, k));
  }
  const recorded = await app.get(FactsService).record(facts, { createMembers: true, announce: false });
  const ids = [...new Set(recorded.map(({ memberId }) => memberId))];
  const requests = ids.map((memberId) => ({ memberId, template: { key: 'bench' }, grantKey: 'bench', origin: '测量' }));
  const granted = await app.get(Transactions).run((tx) => app.get(CouponsRepository).grant(tx, requests, Date.now()));
  return granted.map(({ memberId, coupon }) => ({ memberId, couponId: coupon.id }));
}

function pastPurchase(member, k) {
  return {
    member: { kind: 'customer', value: `bench-${member}` },
    fact: {
      ...{
        kind: 'purchase',
        source: 'import:bench',
        externalId: `${member}-${k}`,
        storeId: 'anfu',
        categories: ['豆子'],
      },
      ...{ occurredAt: Date.now() - (HISTORY - k) * 20 * DAY_MS, amountFen: 12_000 + k },
    },
  };
}

async function startServer(env) {
  const running = spawn(process.execPath, [...serverArgs, path.join(root, 'server/dist/main.js')], {
    env: { ...process.env, ...env, PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
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
    `SELECT COUNT(*) AS n FROM point_account a WHERE a.balance <>
       (SELECT SUM(l.remaining) FROM point_lot l WHERE l.member_id = a.member_id) - a.debt
     OR a.balance <> (SELECT SUM(e.delta) FROM point_entry e WHERE e.member_id = a.member_id)`,
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
