import type { Fact, PurchaseFact } from '../src/model/fact.js';
import type { Metric, MetricWindow, ProgrammeVersion, Rule } from '../src/model/programme.js';

const DAY = 86_400_000;

/** The state of knowledge a figure is taken at; everything is summed anew from it each time. */
export interface NaiveMoment {
  readonly versions: readonly ProgrammeVersion[];
  /** Facts read so far, in order. */
  readonly seen: readonly Fact[];
  /** All facts of the fold: `immediate` refunds count before they happen. */
  readonly all: readonly Fact[];
  readonly day: number;
  readonly joinDay: number;
  readonly tierStart: number;
  /** The version whose rule is read. */
  readonly version: ProgrammeVersion;
  /** The instant of the reading: return windows that ended by then have passed. */
  readonly now: number;
  /** `entry`: provisional orders wait for the end of their return window. */
  readonly counts: 'all' | 'entry';
}

export function naiveDay(instant: number): number {
  return Math.floor((instant + 8 * 3_600_000) / DAY);
}

export function naiveVersion(versions: readonly ProgrammeVersion[], instant: number): ProgrammeVersion {
  return versions.findLast((one) => one.effectiveFrom <= instant) ?? versions[0]!;
}

const dates = new Map<number, readonly [number, number, number]>();

function dateOf(day: number): readonly [number, number, number] {
  const known = dates.get(day);
  if (known) return known;
  const [year = 0, month = 0, date = 0] = new Date(day * DAY).toISOString().slice(0, 10).split('-').map(Number);
  dates.set(day, [year, month, date]);
  return [year, month, date];
}

export function isAnniversary(day: number, joinDay: number): boolean {
  const [, month, date] = dateOf(joinDay);
  const [year, m, d] = dateOf(day);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return m === month && d === (month === 2 && date === 29 && !leap ? 28 : date);
}

export function naiveFirstDay(window: MetricWindow, at: NaiveMoment): number {
  let day = at.day;
  if (window.kind === 'lifetime') return -Infinity;
  if (window.kind === 'rolling') return day - window.days + 1;
  if (window.kind === 'sinceTierStart') return at.tierStart;
  if (window.kind === 'membershipYear') {
    while (day > at.joinDay && !isAnniversary(day, at.joinDay)) day--;
    return day;
  }
  const begins = { calendarMonth: 1, calendarQuarter: 3, calendarYear: 12 }[window.kind];
  while (dateOf(day)[2] !== 1 || (dateOf(day)[1] - 1) % begins !== 0) day--;
  return day;
}

function naiveDays(window: MetricWindow, at: NaiveMoment): number {
  const first = naiveFirstDay(window, at);
  if (window.kind === 'rolling') return window.days;
  if (window.kind === 'lifetime') return Math.max(30, at.day - at.joinDay + 1);
  if (window.kind === 'sinceTierStart' || window.kind === 'membershipYear') return Math.max(30, at.day - first + 1);
  let end = first + 1;
  while (naiveFirstDay(window, { ...at, day: end }) === first) end++;
  return end - first;
}

export function naiveNet(order: PurchaseFact, at: NaiveMoment): number {
  const immediate = naiveVersion(at.versions, order.occurredAt).refundPolicy !== 'atReview';
  const refunds = (immediate ? at.all : at.seen).filter(
    (fact) =>
      fact.kind === 'refund' && fact.order?.source === order.source && fact.order.externalId === order.externalId,
  );
  return Math.max(
    0,
    order.amountFen - refunds.reduce((sum, fact) => sum + (fact.kind === 'refund' ? fact.amountFen : 0), 0),
  );
}

/** The day at whose 00:00 nothing can come back any more. */
export function naiveMaturity(fact: Fact, versions: readonly ProgrammeVersion[]): number {
  return naiveDay(fact.occurredAt) + (naiveVersion(versions, fact.occurredAt).returnWindowDays ?? 7) + 1;
}

function hasMatured(fact: Fact, at: NaiveMoment): boolean {
  return naiveMaturity(fact, at.versions) * DAY - 8 * 3_600_000 <= at.now;
}

function isWithheld(order: Fact, at: NaiveMoment): boolean {
  const provisional = naiveVersion(at.versions, order.occurredAt).refundPolicy === 'provisional';
  return order.kind === 'purchase' && at.counts === 'entry' && provisional && !hasMatured(order, at);
}

export function naiveReversed(referral: Fact, at: Pick<NaiveMoment, 'versions' | 'all' | 'seen'>): boolean {
  const later = naiveVersion(at.versions, referral.occurredAt).refundPolicy === 'atReview';
  return (later ? at.seen : at.all).some(
    (fact) =>
      fact.kind === 'reversal' && fact.of.source === referral.source && fact.of.externalId === referral.externalId,
  );
}

/** How many facts of the same activity came before on the same day. */
function ordinalOf(fact: Fact, at: NaiveMoment): number {
  return at.seen
    .slice(0, at.seen.indexOf(fact))
    .filter(
      (one) =>
        one.kind === 'engagement' &&
        fact.kind === 'engagement' &&
        one.activity === fact.activity &&
        naiveDay(one.occurredAt) === naiveDay(fact.occurredAt),
    ).length;
}

function naiveScore(fact: Fact, at: NaiveMoment): number {
  const { engagementScore } = at.version;
  const kind = engagementScore?.kinds.find((one) => fact.kind === 'engagement' && one.activity === fact.activity);
  if (!kind || ordinalOf(fact, at) >= kind.dailyCap) return 0;
  let worth = kind.weight * 100;
  const halfLife = engagementScore?.halfLifeDays ?? null;
  let halvings = 0;
  for (let age = at.day - naiveDay(fact.occurredAt); halfLife !== null && age >= halfLife; age -= halfLife) {
    worth /= 2;
    halvings++;
  }
  return halvings < 20 ? worth : 0;
}

function naiveProfit(fact: Fact, at: NaiveMoment): number {
  const percent = at.version.marginPercent ?? 0;
  if (fact.kind === 'refund' && !fact.order) return -Math.floor((fact.amountFen * percent) / 100);
  if (fact.kind !== 'purchase') return 0;
  const net = naiveNet(fact, at);
  if (fact.marginFen === undefined) return Math.floor((net * percent) / 100);
  return Number(floorDivide(BigInt(fact.marginFen) * BigInt(net), BigInt(fact.amountFen)));
}

function floorDivide(a: bigint, b: bigint): bigint {
  return a / b - (a < 0n && a % b !== 0n ? 1n : 0n);
}

function naiveComposite(at: NaiveMoment): number {
  return (at.version.composite ?? [])
    .map(({ metric, window, cap, weightPercent }) => {
      const value = naiveMetric(metric, window, at);
      const capped = value < 0 ? 0 : value > cap ? cap : value;
      return Math.floor((weightPercent * 100 * capped) / cap + 1e-9);
    })
    .reduce((sum, one) => sum + one, 0);
}

function naiveGrowth(fact: Fact, at: NaiveMoment): number {
  const { growth } = naiveVersion(at.versions, fact.occurredAt);
  if (fact.kind === 'purchase') return Math.floor((naiveNet(fact, at) / 100) * growth.perYuan);
  if (fact.kind === 'adjustment') return fact.growth;
  if (fact.kind !== 'engagement') return 0;
  const rule = growth.engagement.find((one) => one.activity === fact.activity);
  const before = at.seen
    .slice(0, at.seen.indexOf(fact))
    .filter(
      (one) =>
        one.kind === 'engagement' &&
        one.activity === fact.activity &&
        naiveDay(one.occurredAt) === naiveDay(fact.occurredAt),
    );
  const counted = before.filter((one) => naiveGrowth(one, at) > 0).length;
  return rule && counted < rule.dailyCap ? rule.growth : 0;
}

export function naiveMetric(metric: Metric, window: MetricWindow, at: NaiveMoment): number {
  const first = naiveFirstDay(window, at);
  const recent = at.seen.filter((fact) => naiveDay(fact.occurredAt) >= first);
  const inside = recent.filter((fact) => !isWithheld(fact, at));
  const orders = inside.filter((fact): fact is PurchaseFact => fact.kind === 'purchase' && naiveNet(fact, at) > 0);
  const unlinked = inside.reduce((sum, fact) => sum + (fact.kind === 'refund' && !fact.order ? fact.amountFen : 0), 0);
  const spend = orders.reduce((sum, order) => sum + naiveNet(order, at), 0) - unlinked;
  const days = orders.map((order) => naiveDay(order.occurredAt));
  const figures: Record<Metric, () => number> = {
    netSpend: () => spend,
    growth: () => inside.reduce((sum, fact) => sum + naiveGrowth(fact, at), 0),
    orderCount: () => orders.length,
    visitDays: () => new Set(days).size,
    categoryCount: () => new Set(orders.flatMap((order) => order.categories)).size,
    averageOrder: () => (orders.length === 0 ? 0 : spend / orders.length),
    ordersPerMonth: () => orders.length / (naiveDays(window, at) / 30),
    recencyDays: () => (days.length === 0 ? 36_525 : at.day - Math.max(...days)),
    engagementScore: () => Math.floor(inside.reduce((sum, fact) => sum + naiveScore(fact, at), 0)),
    referralsConverted: () =>
      inside.filter((fact) => fact.kind === 'referral' && hasMatured(fact, at) && !naiveReversed(fact, at)).length,
    profit: () => inside.reduce((sum, fact) => sum + naiveProfit(fact, at), 0),
    composite: () => naiveComposite(at),
    interestCount: () => recent.filter((fact) => ['purchase', 'engagement', 'referral'].includes(fact.kind)).length,
    memberDays: () => at.day - at.joinDay,
  };
  return figures[metric]();
}

export function naiveHolds(rule: Rule, at: NaiveMoment): boolean {
  if (rule.kind !== 'condition') {
    const held = rule.rules.filter((part) => naiveHolds(part, at)).length;
    return rule.kind === 'all' ? held === rule.rules.length : held > 0;
  }
  const value = naiveMetric(rule.metric, rule.window, at);
  return rule.op === '>=' ? value >= rule.value : rule.op === '<=' ? value <= rule.value : value < rule.value;
}
