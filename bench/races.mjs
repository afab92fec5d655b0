// Many at once on one row: 64 writers on one member's points, 10,000 claimers on a stock of 100. Exact counts, and how fast.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { ClaimCentreQueries } from '../server/dist/coupons/claim-centre.queries.js';
import { ClaimsService } from '../server/dist/coupons/claims.service.js';
import { CouponClaimsRepository } from '../server/dist/coupons/coupon-claims.repository.js';
import { CouponTemplatesRepository } from '../server/dist/coupons/coupon-templates.repository.js';
import { CouponsRepository } from '../server/dist/coupons/coupons.repository.js';
import { Dialect } from '../server/dist/db/dialect.js';
import { Reader } from '../server/dist/db/sql.js';
import { Transactions } from '../server/dist/db/transactions.js';
import { FactsService } from '../server/dist/facts/facts.service.js';
import { LedgerRepository } from '../server/dist/ledger/ledger.repository.js';
import { PointsRepository } from '../server/dist/points/points.repository.js';
import { PointsRulesQueries } from '../server/dist/points/points-rules.queries.js';
import { PointsRulesRepository } from '../server/dist/points/points-rules.repository.js';
import { ProgrammesService } from '../server/dist/programmes/programmes.service.js';
import { appOf } from './app-of.mjs';
import { seedMembers } from './campaign-rows.mjs';
import { emptyDatabase } from './database.mjs';
import { naiveBalance, naiveClaims } from './naive-races.mjs';
import { measured, say } from './report.mjs';
import { engines } from './shops.mjs';

const WRITERS = 64;
const OPS = process.argv.includes('--full') ? 20_000 : process.argv.includes('--quick') ? 640 : 4000;
const CLAIMERS = process.argv.includes('--quick') ? 2000 : 10_000;
const STOCK = 100;
const config = { timeZone: 'Asia/Shanghai' };
const clock = { now: () => Date.now() };

export async function bench() {
  for (const engine of engines()) {
    const folder = mkdtempSync(path.join(tmpdir(), 'jieti-bench-'));
    const url = engine === 'MySQL' ? await emptyDatabase(process.env.DATABASE_URL, 'bench_races') : '';
    const app = await appOf({ DATA_DIR: folder, DATABASE_URL: url }, clock);
    try {
      const shop = await open(app);
      await points(engine, shop);
      await claims(engine, shop);
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function open(app) {
  const { version: _, effectiveFrom, ...draft } = growthCard;
  await app.get(ProgrammesService).publish({ draft, effectiveFrom, by: 'bench', note: '第一版' });
  const shop = { app, transactions: app.get(Transactions), reader: app.get(Reader), dialect: app.get(Dialect) };
  // First of all: they have the numbers from 1 on.
  await seedMembers(shop, { members: CLAIMERS, openidOf: (id) => `o-${id}`, consents: 0 });
  const earning = [
    ...[
      { kind: 'spend', key: 'spend', title: '消费积分', tiers: [], from: null, until: null, cap: null, budget: null },
    ],
  ].map((rule) => ({ ...rule, points: 1, perFen: 100, categories: [], stores: [], multiplied: false }));
  const rules = { effectiveFrom, timeZone: config.timeZone, earning, pendingDays: 0, expiry: { kind: 'never' } };
  await shop.transactions.run((tx) =>
    new PointsRulesRepository(shop.dialect).insert(
      tx,
      { ...rules, spending: null, restoredDays: 0 },
      { by: 'bench', note: '第一版' },
      clock.now(),
    ),
  );
  await app.get(PointsRulesQueries).refresh();
  return shop;
}

/** Purchases of ¥10 and spendings of 5 points in turn, all of one member. */
async function points(engine, shop) {
  const { app, transactions, reader } = shop;
  const member = { kind: 'customer', value: 'bench-races' };
  const purchase = (i) => ({
    member,
    fact: {
      ...{ kind: 'purchase', source: 'wxpay', externalId: `race-${i}`, occurredAt: clock.now() - 1000, storeId: null },
      ...{ amountFen: 1000, categories: [] },
    },
  });
  const [first] = await app.get(FactsService).record([purchase('first')], { createMembers: true });
  const memberId = first.memberId;
  const counts = { bought: 1, spent: 0, short: 0 };
  const started = performance.now();
  await inFlight(OPS, WRITERS, async (i) => {
    if (i % 2 === 0) {
      const outcome = await app.get(FactsService).recordOne(purchase(i));
      if (outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
      counts.bought += 1;
      return;
    }
    const cause = { biz: 'sale', id: `race-${i}`, line: '' };
    const spending = { memberId, points: 5, cause, title: '积分抵现', now: clock.now() };
    try {
      await transactions.run(async (tx) => {
        await app.get(LedgerRepository).lock(tx, [memberId]);
        await app.get(PointsRepository).spend(tx, spending);
      });
      counts.spent += 1;
    } catch (error) {
      if (error.code !== 'points_short') throw error;
      counts.short += 1;
    }
  });
  const perSecond = (OPS * 1000) / (performance.now() - started);
  const found = await pointsFound(reader, memberId);
  const wanted = counts.bought * 10 - counts.spent * 5;
  const naive = await naiveBalance(shop, { ops: OPS, writers: WRITERS, inFlight });
  say(`${engine}: ${JSON.stringify({ counts, wanted, found, naive })}`);
  measured({
    bench: 'races',
    engine,
    load: `${WRITERS} writers on one member, ${OPS.toLocaleString('en')} purchases and spendings: balance ${found.balance} of ${wanted}, entries ${found.entries}, lots ${found.lots}; read-then-write kept ${naive.kept.toLocaleString('en')} of ${naive.of.toLocaleString('en')}`,
    ours: { value: Math.round(perSecond), unit: 'ops/s' },
    baseline: { name: 'read-then-write, which loses', value: Math.round(naive.perSecond) },
    must: 'balance, entries and lots agree to the point',
    ok: found.balance === wanted && found.entries === wanted && found.lots === wanted && naive.kept < naive.of,
  });
}

async function pointsFound(reader, memberId) {
  const [account] = await reader.query('SELECT balance FROM point_account WHERE member_id = ?', [memberId]);
  const [entries] = await reader.query('SELECT SUM(delta) AS n FROM point_entry WHERE member_id = ?', [memberId]);
  const [lots] = await reader.query('SELECT SUM(remaining) AS n FROM point_lot WHERE member_id = ?', [memberId]);
  return { balance: Number(account.balance), entries: Number(entries.n), lots: Number(lots.n) };
}

/** Everybody once, on a free coupon of the claim centre. */
async function claims(engine, shop) {
  const { transactions, reader } = shop;
  const templateId = await makeTemplate(shop);
  const service = claimsOf(shop);
  const counts = { claimed: 0, refused: 0 };
  const started = performance.now();
  await inFlight(CLAIMERS, WRITERS, async (i) => {
    const memberId = i + 1;
    try {
      await service.claim(memberId, { templateId, idempotencyKey: `race-${memberId}` }, clock.now());
      counts.claimed += 1;
    } catch (error) {
      if (error.code !== 'coupon_out_of_stock') throw error;
      counts.refused += 1;
    }
  });
  const perSecond = (CLAIMERS * 1000) / (performance.now() - started);
  const [found] = await reader.query(
    `SELECT issued, (SELECT COUNT(*) FROM coupon WHERE template_id = t.id) AS held,
            (SELECT COUNT(*) FROM coupon_event WHERE template_id = t.id) AS logged
     FROM coupon_template t WHERE id = ?`,
    [templateId],
  );
  const exact = [counts.claimed, found.issued, found.held, found.logged].every((n) => Number(n) === STOCK);
  const naive = await naiveClaims(shop, { stock: STOCK, claimers: CLAIMERS, writers: WRITERS, inFlight });
  await transactions.run((tx) => tx.execute('DROP TABLE naive_coupon'));
  measured({
    bench: 'races',
    engine,
    load: `${CLAIMERS.toLocaleString('en')} claimers on a stock of ${STOCK}, ${WRITERS} in flight: ${counts.claimed} claimed, ${counts.refused.toLocaleString('en')} told so; count-then-insert issued ${naive.issued}`,
    ours: { value: Math.round(perSecond), unit: 'claims/s' },
    baseline: { name: 'count-then-insert, which over-issues', value: Math.round(naive.perSecond) },
    must: `exactly ${STOCK} issued, held and logged`,
    ok: exact && counts.refused === CLAIMERS - STOCK && naive.issued > STOCK,
  });
}

function makeTemplate({ transactions, dialect }) {
  const terms = { kind: 'gift', title: '手冲一杯', note: '', minSpendFen: 0, categories: [], stores: [] };
  const validity = { kind: 'days', days: 7, startDelayDays: 0 };
  const claim = { from: null, until: null, tiers: [], pointsPrice: 0 };
  const template = { key: 'bench-races', terms, validity, stockTotal: STOCK, perMember: 1, claim, createdBy: 'bench' };
  return transactions.run((tx) => new CouponTemplatesRepository(dialect).insert(tx, template, clock.now()));
}

function claimsOf({ app, transactions, reader, dialect }) {
  const rows = new CouponClaimsRepository(new CouponsRepository(dialect, config), config);
  const centre = new ClaimCentreQueries(reader, config);
  return new ClaimsService(transactions, app.get(LedgerRepository), rows, app.get(PointsRepository), centre);
}

/** `work(i)` for every i below `count`, so many at a time. */
async function inFlight(count, width, work) {
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < count; i = next++) await work(i);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
