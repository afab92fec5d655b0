// The price of a bill as one would first write it from the rules: new lists for every step, every combination tried.

const money = (fen) => `¥${(fen / 100).toFixed(2)}`;
const sum = (list) => list.reduce((total, one) => total + one, 0);
const covers = (scope, category) => scope.length === 0 || scope.includes(category);
const percent = (fen, pay) => Math.floor((fen * (100 - pay) + 50) / 100);

function split(amount, weights) {
  const total = sum(weights);
  const exact = weights.map((weight, i) => {
    const rest = total === 0 ? 0 : (amount * weight) % total;
    return { i, rest, whole: total === 0 ? 0 : (amount * weight - rest) / total };
  });
  const missing = amount - sum(exact.map((part) => part.whole));
  const first = [...exact].sort((a, b) => b.rest - a.rest || a.i - b.i).slice(0, missing);
  return exact.map((part) => part.whole + (first.includes(part) ? 1 : 0));
}

function withStep(bill, step, off, weights) {
  const shares = split(off, weights).map((part) => -part);
  return {
    lines: bill.lines.map((line, i) => ({ ...line, payableFen: line.payableFen + shares[i] })),
    steps: [...bill.steps, { ...step, amountFen: -off, shares }],
  };
}

function tierDiscount(bill, perks) {
  const discounts = perks.filter((perk) => perk.kind === 'discount');
  const best = bill.lines.map(
    (line) =>
      discounts
        .filter((perk) => !perk.categories || perk.categories.includes(line.category))
        .sort((a, b) => a.payPercent - b.payPercent)[0],
  );
  return discounts.reduce((before, perk) => {
    const weights = before.lines.map((line, i) => (best[i] === perk ? line.payableFen : 0));
    const off = percent(sum(weights), perk.payPercent);
    const note = `${(perk.categories ?? ['全单']).join('、')} ${money(sum(weights))} × ${100 - perk.payPercent} %`;
    return off === 0 ? before : withStep(before, { kind: 'perk', title: perk.title, note }, off, weights);
  }, bill);
}

function worth(terms, base) {
  if (terms.kind === 'percentOff') return Math.min(percent(base, terms.payPercent), terms.capFen ?? Infinity);
  return terms.kind === 'cashOff' || terms.kind === 'voucher' ? Math.min(terms.amountFen, base) : 0;
}

const leftOf = (bill, terms) =>
  bill.lines.map((line) => (covers(terms.categories, line.category) ? line.payableFen : 0));

function withCoupons(bill, coupons) {
  const groups = [...new Set(coupons.map((one) => one.terms.stacking?.group ?? ''))].sort();
  return groups.reduce((before, group) => {
    const members = coupons
      .filter((one) => (one.terms.stacking?.group ?? '') === group)
      .map((one) => ({ ...one, base: sum(leftOf(before, one.terms)) }))
      .filter((one) => one.base >= one.terms.minSpendFen)
      .sort((a, b) => a.base - b.base || a.id - b.id);
    return members.reduce((now, { base, id, terms }) => {
      const weights = leftOf(now, terms);
      const off = Math.min(worth(terms, base), sum(weights));
      const note = `${terms.title}：${money(base)}，减 ${money(off)}`;
      return off === 0 ? now : withStep(now, { kind: 'coupon', title: terms.title, note, couponId: id }, off, weights);
    }, before);
  }, bill);
}

function usable(coupon, bill, { now, storeId, tier }) {
  const { terms } = coupon;
  if (coupon.state !== 'issued' || now >= coupon.expiresAt || now < (coupon.worksFrom ?? 0)) return false;
  if (!covers(terms.stores, storeId) || (terms.tiers && !covers(terms.tiers, tier))) return false;
  const covered = bill.lines.filter((line) => covers(terms.categories, line.category));
  return covered.length > 0 && sum(covered.map((line) => line.payableFen)) >= terms.minSpendFen;
}

const apart = (a, b) =>
  !a.terms.stacking ||
  !b.terms.stacking ||
  a.terms.stacking.excludes.includes(b.terms.stacking.group) ||
  b.terms.stacking.excludes.includes(a.terms.stacking.group);

function combinations(coupons) {
  return coupons
    .reduce((all, coupon) => [...all, ...all.map((set) => [...set, coupon])], [[]])
    .filter((set) => set.length <= 5 && set.every((a, i) => set.every((b, j) => i >= j || !apart(a, b))));
}

function bestOf(bill, coupons) {
  const total = (priced) => sum(priced.lines.map((line) => line.payableFen));
  const tried = combinations(coupons).map((set) => ({ set, priced: withCoupons(bill, set) }));
  const whole = tried.filter(({ set, priced }) => priced.steps.length - bill.steps.length === set.length);
  const firstEnd = ({ set }) => Math.min(...set.map((one) => one.expiresAt));
  const better = (a, b) =>
    total(a.priced) - total(b.priced) || firstEnd(a) - firstEnd(b) || a.set.length - b.set.length;
  return whole.reduce((best, one) => (better(one, best) < 0 ? one : best)).priced;
}

function withPoints(bill, points) {
  if (!points) return bill;
  const weights = bill.lines.map((line) => line.payableFen);
  const left = sum(weights);
  if (left < points.rules.minBillFen) return bill;
  const most = Math.floor((left * points.rules.maxPercent) / 100 / points.rules.fen);
  const steps = Math.min(Math.floor(Math.min(points.spend, points.available) / points.rules.points), most);
  if (steps <= 0) return bill;
  const title = `${steps * points.rules.points} 积分`;
  const note = `每 ${points.rules.points} 积分抵 ${money(points.rules.fen)}`;
  return withStep(bill, { kind: 'points', title, note }, steps * points.rules.fen, weights);
}

/** The same answer as `priceBill`, for coupons that may all be used together where `couponIds` is given. */
export function naivePrice(input) {
  const { lines, perks, coupons, couponIds, points } = input;
  const bare = { lines: lines.map((line) => ({ ...line, payableFen: line.amountFen })), steps: [] };
  const bill = tierDiscount(bare, perks);
  const candidates = coupons.filter((one) => usable(one, bill, input));
  const priced = couponIds
    ? withCoupons(
        bill,
        candidates.filter((one) => couponIds.includes(one.id)),
      )
    : bestOf(bill, candidates);
  const paid = withPoints(priced, points);
  return { ...paid, payableFen: sum(paid.lines.map((line) => line.payableFen)) };
}
