import { shopKey } from './signed-code.mjs';

const undoMs = 300_000;
const dayMs = 86_400_000;
const pointsPerYuan = 100;

const gold = { key: 'gold', name: '金卡', rank: 2, palette: 'gold' };
const platinum = { key: 'platinum', name: '铂金', rank: 3, palette: 'platinum' };

const terms = { note: '', categories: [], stores: [], minSpendFen: 0 };
const coupon = (id, change) => ({
  ...{ id, code: `70000000000${id}`, state: 'usable', issuedAt: 0, expiresAt: Date.now() + 2 * dayMs },
  ...{ redeemedAt: null, redeemedStore: null, origin: '升级金卡的礼物', usableHere: true, why: null },
  ...change,
});
const coupons = [
  coupon(7, { terms: { ...terms, kind: 'cashOff', title: '满 98 减 20', amountFen: 2000, stacking: stack('满减') } }),
  coupon(8, { terms: { ...terms, kind: 'cashOff', title: '早餐减 5', amountFen: 500, stacking: stack('早餐') } }),
  coupon(9, { terms: { ...terms, kind: 'gift', title: '手冲一杯' } }),
  coupon(10, { terms: { ...terms, kind: 'cashOff', title: '西岸店券' }, usableHere: false, why: '只能在西岸店用' }),
];

function stack(group) {
  return { group, excludes: [] };
}

const spending = { points: 100, fen: 100, maxPercent: 50, minBillFen: 1000 };

const visit = {
  ...{ visit: 'visit-1', hint: '会员再消费 ¥252 就保住金卡，截至 8 月 31 日。', maySpend: true },
  member: { id: 1, name: '林**', phone: '138****2214', cardNo: '600126000147', note: '' },
  ...{ tier: gold, until: '2026-08-31', keep: null, next: null, categories: ['饮品', '豆子'], coupons },
  perks: [
    { key: 'beans', kind: 'discount', title: '豆子 9 折', note: '不限次', left: null },
    { key: 'latte', kind: 'freeText', title: '本月拿铁', note: '每月 2 次', left: 2 },
  ],
  points: { available: 1200, cashNote: '100 积分抵 ¥1', spending },
};

const sumOf = (items, read) => items.reduce((sum, item) => sum + read(item), 0);
const step = (kind, title, amountFen, couponId = null) => ({
  ...{ kind, title, note: `${title}的算法`, couponId, amountFen, shares: [amountFen] },
});

/** A till that remembers: prices, records, perks given, what was undone, what came from phones without a network. */
export class TillAnswers {
  constructor() {
    this.actions = [];
    this.left = new Map(visit.perks.map(({ key, left }) => [key, left]));
    this.handedOver = new Set();
    /** Keys of offline purchases, once each. */
    this.booked = [];
    this.routes = {
      'POST /api/till/identify': () => this.identified(),
      'POST /api/till/quote': (body) => this.quote(body),
      'POST /api/till/purchases': (body) => this.purchase(body),
      'POST /api/till/refunds': (body) => this.refund(body),
      'POST /api/till/perks': (body) => this.perk(body),
      'POST /api/till/coupons/redeem': (body) => this.gift(body),
      'POST /api/till/undo': (body) => this.undo(body),
      'GET /api/till/receipts': () => ({ items: this.receipts() }),
      'GET /api/till/bills': () => ({ items: [] }),
      'GET /api/till/shift': () => this.shift(),
      'GET /api/till/actions': () => ({ items: this.newestFirst(), nextCursor: null, total: this.actions.length }),
      'GET /api/till/offline-kit': () => ({
        ...{ publicKeys: [shopKey], storeId: 'anfu', validUntil: Date.now() + 2 * dayMs },
        ...{ serverTime: Date.now(), deliverWithinMs: 2 * dayMs },
      }),
      'POST /api/till/offline-purchases': ({ items }) => ({ items: items.map((item) => this.book(item)) }),
    };
  }

  identified() {
    const perks = visit.perks.map((perk) => ({ ...perk, left: this.left.get(perk.key) }));
    const held = coupons.filter(({ id }) => !this.handedOver.has(id));
    return { ...visit, perks, coupons: held, expiresAt: Date.now() + 300_000 };
  }

  price({ lines, couponIds = [7], points = 0 }) {
    const amountFen = sumOf(lines, (line) => line.amountFen);
    const beans = sumOf(
      lines.filter((line) => line.category === '豆子'),
      (line) => line.amountFen,
    );
    const usable = couponIds.filter((id) => coupons.some((one) => one.id === id && one.usableHere));
    const steps = [
      ...(beans > 0 ? [step('perk', '豆子 9 折', -beans / 10)] : []),
      ...usable.map((id) => {
        const { title, amountFen: off } = coupons.find((one) => one.id === id).terms;
        return step('coupon', title, -Math.min(off ?? 0, amountFen), id);
      }),
    ];
    const before = amountFen + sumOf(steps, (one) => one.amountFen);
    const most = Math.min(visit.points.available, Math.floor(before / 2 / spending.fen) * spending.points);
    const pointsSpent = Math.min(points, most);
    if (pointsSpent > 0) steps.push(step('points', `${pointsSpent} 积分`, -pointsSpent));
    const payableFen = before - pointsSpent;
    const priced = lines.map((line) => ({ ...line, payableFen: line.amountFen }));
    const price = { amountFen, lines: priced, steps, payableFen, couponIds: usable, pointsSpent, freeShipping: false };
    return { price, most };
  }

  quote(body) {
    const { price, most } = this.price(body);
    return {
      ...{
        price,
        problems: [],
        pointsMost: most,
        pointsMostFen: most,
        pointsEarned: Math.floor(price.payableFen / 100),
      },
      ...{ pointsAfter: visit.points.available - price.pointsSpent, amountFen: price.amountFen, lines: [] },
      ...{ payableFen: price.payableFen, couponId: price.couponIds[0] ?? null, tierAfter: null, keepAfter: null },
      ...{ growth: Math.floor(price.payableFen / 100), nextAfter: null, coach: '到 8 月底再有 157，金卡就续一年。' },
    };
  }

  act(kind, body, change) {
    const known = this.actions.find((action) => action.idempotencyKey === body.idempotencyKey);
    if (known) return { known, repeated: true };
    const action = {
      ...{ id: this.actions.length + 1, kind, idempotencyKey: body.idempotencyKey, storeId: 'anfu', points: 0 },
      ...{ storeName: '安福路店', staff: '小唐', device: body.device, memberName: '林**', secondPerson: null },
      ...{ at: Date.now(), takenAt: null, undoneAt: null, undoUntil: Date.now() + undoMs, amountFen: 0, ...change },
    };
    this.actions.push(action);
    return { known: action, repeated: false };
  }

  purchase(body) {
    const { price } = this.price(body);
    const { repeated } = this.act('purchase', body, { title: body.receiptNo, amountFen: price.payableFen, price });
    return { ...outcomeOf(price), repeated, receiptNo: body.receiptNo };
  }

  refund(body) {
    const sale = this.actions.find((action) => action.title === body.receiptNo);
    const line = body.lines && sale.price.lines.find(({ key }) => key === body.lines[0].key);
    const fen = body.amountFen ?? line?.payableFen ?? sale.amountFen;
    return {
      ...outcomeOf({ payableFen: fen, couponIds: [], pointsSpent: 0 }),
      ...{ receiptNo: body.refundNo, growth: -Math.floor(fen / pointsPerYuan), tierBefore: null, gifts: [] },
      ...{ pointsTakenBack: Math.floor(fen / 100), leftFen: sale.amountFen - fen },
    };
  }

  perk(body) {
    const { repeated } = this.act('perk', body, { title: '本月拿铁' });
    if (!repeated) this.left.set(body.perkKey, this.left.get(body.perkKey) - 1);
    const perk = visit.perks.find(({ key }) => key === body.perkKey);
    return { repeated, perk: { ...perk, left: this.left.get(body.perkKey) } };
  }

  gift(body) {
    const given = coupons.find(({ id }) => id === body.couponId);
    this.act('gift', body, { title: given.terms.title });
    this.handedOver.add(body.couponId);
    return { ...given, state: 'redeemed' };
  }

  undo({ idempotencyKey }) {
    const action = this.actions.find((one) => one.idempotencyKey === idempotencyKey);
    action.undoneAt = Date.now();
    action.undoUntil = null;
    return {
      ...{ repeated: false, kind: action.kind, title: action.title, backFen: action.amountFen, tier: gold },
      ...{ pointsBack: action.price?.pointsSpent ?? 0, pointsTakenBack: 0, coupons: [], tierBefore: null },
    };
  }

  newestFirst() {
    return this.actions.map(({ price: _, ...action }) => action).reverse();
  }

  receipts() {
    return this.actions
      .filter(({ kind }) => kind === 'purchase')
      .map(({ title, amountFen, at, price, undoUntil, undoneAt }) => ({
        ...{ receiptNo: title, memberName: '林**', amountFen, refundedFen: 0, at, pointsSpent: price.pointsSpent },
        lines: price.lines.map(({ key, title: name, payableFen }) => ({
          ...{ key, title: name, payableFen, leftFen: payableFen },
        })),
        ...{ coupons: [], undoUntil, undone: undoneAt !== null },
      }));
  }

  shift() {
    const sales = this.actions.filter(({ kind, undoneAt }) => kind === 'purchase' && undoneAt === null);
    const fen = sumOf(sales, ({ amountFen }) => amountFen);
    return {
      ...{ from: 0, to: Date.now(), sales: { count: sales.length, fen }, refunds: { count: 0, fen: 0 } },
      ...{ undone: { count: this.actions.length - sales.length, fen: 0 }, coupons: [], perks: [] },
      ...{ points: { earned: 0, spent: 0 }, byHour: [{ from: 0, count: sales.length, fen }] },
      actions: this.newestFirst(),
    };
  }

  book({ idempotencyKey, receiptNo, amountFen }) {
    const repeated = this.booked.includes(idempotencyKey);
    if (!repeated) this.booked.push(idempotencyKey);
    return {
      ...{ idempotencyKey, receiptNo, kind: 'recorded', repeated, code: null, message: null, retry: false },
      ...{
        memberName: '林**',
        payableFen: amountFen,
        growth: Math.floor(amountFen / 100),
        pointsEarned: 0,
        tier: '金卡',
      },
    };
  }
}

const outcomeOf = ({ payableFen, couponIds, pointsSpent }) => ({
  ...{ repeated: false, payableFen, growth: 115, tier: platinum, tierBefore: gold, gifts: ['铂金礼券'] },
  ...{ couponRedeemed: null, couponsRedeemed: couponIds.map((id) => coupons.find((one) => one.id === id).terms.title) },
  ...{ pointsEarned: Math.floor(payableFen / 100), pointsSpent, pointsTakenBack: 0, pointsBack: 0, couponsBack: [] },
  ...{ leftFen: payableFen, pointsAvailable: 1200 - pointsSpent },
});
