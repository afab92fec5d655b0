// The shop of `redeem`: its clerk, rules of points, and members with a history and a coupon each.
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { CouponsRepository } from '../server/dist/coupons/coupons.repository.js';
import { Dialect } from '../server/dist/db/dialect.js';
import { Transactions } from '../server/dist/db/transactions.js';
import { FactsService } from '../server/dist/facts/facts.service.js';
import { PointsRulesRepository } from '../server/dist/points/points-rules.repository.js';
import { ProgrammesService } from '../server/dist/programmes/programmes.service.js';
import { StaffService } from '../server/dist/staff/staff.service.js';
import { appOf } from './app-of.mjs';
import { say } from './report.mjs';

/** Purchases that every member has behind them. */
const HISTORY = 12;
const DAY_MS = 86_400_000;

/** Members with a history and a coupon each, and the clerk; `[{ memberId, couponId }]`. */
export async function seedTillShop(env, members) {
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
    `INSERT INTO coupon_template (template_key, terms, validity, stock_total, per_member, issued, active,
     created_at, created_by) VALUES ('bench', ?, '{"kind":"days","days":30,"startDelayDays":0}', NULL, 1, 0, 1, 1, 'bench')`,
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
