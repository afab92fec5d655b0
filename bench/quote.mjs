// The price of a bill by the shared rule, one thread, beside the same answer written plainly.
import { priceBill } from '@jieti/shared/rules/price/price-bill';
import { naivePrice } from './naive-price.mjs';
import { measured, round, say } from './report.mjs';
import { randomOf } from './seeded.mjs';

const MUST = 200_000;
/** Bills priced over and over, as a till does while one is typed; all of them are compared. */
const HOT = 16;
const now = Date.UTC(2026, 5, 12, 6);
const categories = ['豆子', '饮品', '器物'];
const perks = [
  { key: 'beans', kind: 'discount', title: '豆子 9 折', note: '', payPercent: 90, categories: ['豆子'] },
  { key: 'cups', kind: 'discount', title: '器物 9.5 折', note: '', payPercent: 95, categories: ['器物'] },
];
const rules = { points: 100, fen: 100, maxPercent: 50, minBillFen: 0 };

export async function bench() {
  const chosen = billsOf({ lines: 10, coupons: 3, choose: false, seed: 11 });
  const free = billsOf({ lines: 10, coupons: 3, choose: true, seed: 12 });
  report('three coupons asked for', chosen, MUST);
  report('the best of three coupons', free, 0);
  tellOfMany(chosen);
  for (const lines of [1, 10, 40]) tell(`${lines} lines, 3 coupons`, { lines, coupons: 3, choose: true });
  for (const coupons of [0, 1, 3, 6, 12]) {
    tell(`10 lines, ${coupons} coupons, asked for`, { lines: 10, coupons, choose: false });
    tell(`10 lines, best of ${coupons} coupons`, { lines: 10, coupons, choose: true });
  }
}

function report(name, bills, must) {
  const different = bills.filter((bill) => !same(priceBill(bill).price, naivePrice(bill))).length;
  const hot = bills.slice(0, HOT);
  const ours = Math.max(...Array.from({ length: 40 }, () => rate(priceBill, hot, 400)));
  const theirs = Math.max(...Array.from({ length: 10 }, () => rate(naivePrice, hot, 60)));
  measured({
    bench: 'quote',
    engine: '—',
    load: `10 lines, ${name}, points; ${different} of ${bills.length} answers differ`,
    ours: { value: Math.round(ours), unit: 'bills/s' },
    baseline: { name: 'written plainly', value: Math.round(theirs) },
    must: must > 0 ? `≥ ${must.toLocaleString('en')}/s on one thread` : 'no answer differs',
    ok: ours >= must && different === 0,
  });
}

function tell(name, shape) {
  const bills = billsOf({ ...shape, seed: 13 }).slice(0, HOT);
  const perSecond = Math.max(...Array.from({ length: 12 }, () => rate(priceBill, bills, shape.coupons > 6 ? 10 : 300)));
  say(`${name}: ${round(1_000_000 / perSecond)} µs`);
}

/** A thousand different bills do not stay in the caches near the core; how they lie in memory counts too. */
function tellOfMany(bills) {
  const most = (list) => Math.round(Math.max(...Array.from({ length: 40 }, () => rate(priceBill, list, 6))));
  const read = bills.map((bill) => JSON.parse(JSON.stringify(bill)));
  say(`three coupons asked for, ${bills.length} different bills in turn: ${most(bills).toLocaleString('en')} bills/s,`);
  say(`the same bills read from JSON: ${most(read).toLocaleString('en')} bills/s`);
}

/** Bills a second of CPU time: what a thread does when nothing else wants its core. */
function rate(price, bills, rounds) {
  let sum = 0;
  const started = process.cpuUsage();
  for (let i = 0; i < rounds; i += 1) for (const bill of bills) sum += payable(price(bill));
  const { user, system } = process.cpuUsage(started);
  // Using the sum keeps the loop from being optimised away.
  return (rounds * bills.length * 1_000_000) / (user + system) + (sum < 0 ? 1 : 0);
}

const payable = (answer) => answer.payableFen ?? answer.price.payableFen;

function same(price, plain) {
  const steps = price.steps.length === plain.steps.length;
  return (
    steps &&
    price.payableFen === plain.payableFen &&
    price.lines.every((line, i) => line.payableFen === plain.lines[i].payableFen) &&
    price.steps.every(
      (step, i) => `${step.couponId} ${step.shares}` === `${plain.steps[i].couponId ?? null} ${plain.steps[i].shares}`,
    )
  );
}

/** A thousand bills; all coupons work and go together, in two groups. */
function billsOf({ lines, coupons, choose, seed }) {
  const random = randomOf(seed);
  const upTo = (most) => Math.floor(random() * most);
  return Array.from({ length: 1000 }, () => {
    const own = Array.from({ length: coupons }, (_, i) => couponOf(i + 1, upTo));
    return {
      lines: Array.from({ length: lines }, (_, i) => ({
        key: `${i}`,
        title: '商品',
        category: categories[(i + upTo(3)) % 3],
        amountFen: 500 + upTo(12_000),
      })),
      storeId: 'anfu',
      tier: 'gold',
      perks,
      coupons: own,
      ...(choose ? {} : { couponIds: own.map((one) => one.id) }),
      points: { available: 5000, spend: 100 * upTo(20), rules },
      now,
      timeZone: 'Asia/Shanghai',
    };
  });
}

function couponOf(id, upTo) {
  const kinds = [
    { kind: 'cashOff', title: '满 30 减 10', amountFen: 1000, minSpendFen: 3000 },
    { kind: 'percentOff', title: '8.8 折券', payPercent: 88, capFen: 3000, minSpendFen: 0 },
    { kind: 'voucher', title: '5 元代金', amountFen: 500, minSpendFen: 0 },
  ];
  const scope = upTo(2) === 0 ? [] : [categories[upTo(3)]];
  const stacking = { group: id % 2 === 0 ? 'b' : 'a', excludes: [] };
  return {
    id,
    code: `C${id}`,
    memberId: 1,
    templateId: id,
    state: 'issued',
    issuedAt: 0,
    expiresAt: now + (1 + upTo(9)) * 86_400_000,
    redeemedAt: null,
    redeemedStore: null,
    terms: { ...kinds[id % 3], note: '', categories: scope, stores: [], stacking },
  };
}
