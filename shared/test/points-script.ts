import fc from 'fast-check';
import type { EngagementFact, PurchaseFact, RefundFact } from '../src/model/fact.js';
import type { EarningRule, PointsExpiry, PointsRules } from '../src/model/points.js';
import type { Instant } from '../src/model/time.js';
import { at } from './build-facts.js';

const HOUR = 3_600_000;
const START = at('2026-11-01 09:00');

/** What happens to points, whole and in order: the same for the rules, the model and the database. */
export type PointsStep =
  | { readonly kind: 'wait'; readonly at: Instant }
  | { readonly kind: 'purchase'; readonly at: Instant; readonly member: Who; readonly fact: PurchaseFact }
  | { readonly kind: 'engagement'; readonly at: Instant; readonly member: Who; readonly fact: EngagementFact }
  | {
      readonly kind: 'refund';
      readonly at: Instant;
      readonly member: Who;
      readonly fact: RefundFact & { readonly order: { readonly source: string; readonly externalId: string } };
      readonly paidFen: number;
      /** Given back of the order so far, this refund included. */
      readonly refundedFen: number;
    }
  | { readonly kind: 'spend'; readonly at: Instant; readonly member: Who; readonly id: string; readonly points: number }
  | {
      readonly kind: 'giveBack';
      readonly at: Instant;
      readonly member: Who;
      readonly spending: string;
      readonly by: string;
      /** So far, this time included. */
      readonly givenBackFen: number;
      readonly ofFen: number;
    }
  | { readonly kind: 'adjust'; readonly at: Instant; readonly member: Who; readonly id: string; readonly delta: number }
  | { readonly kind: 'transfer'; readonly at: Instant; readonly member: Who; readonly id: string };

/** One of two members; a transfer goes to the other. */
export type Who = 0 | 1;

export interface PointsScript {
  readonly rules: PointsRules;
  readonly multiplierPercent: number;
  readonly steps: readonly PointsStep[];
}

interface Draft {
  readonly kind: PointsStep['kind'];
  readonly member: Who;
  readonly size: number;
  readonly pick: number;
  readonly hours: number;
}

const draftArbitrary: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom<PointsStep['kind'][]>(
    ...(['purchase', 'purchase', 'purchase', 'refund', 'refund', 'spend', 'spend', 'giveBack', 'giveBack'] as const),
    ...(['wait', 'wait', 'engagement', 'adjust', 'transfer'] as const),
  ),
  member: fc.constantFrom<Who[]>(0, 0, 0, 1),
  size: fc.integer({ min: 1, max: 200 }),
  pick: fc.nat(20),
  hours: fc.constantFrom(0, 0, 1, 7, 15, 24, 24 * 8, 24 * 30),
});

const limits = {
  cap: fc.constantFrom<EarningRule['cap'][]>(null, { points: 60, period: 'day' }, { points: 150, period: 'month' }),
  budget: fc.constantFrom(null, 60),
};
const always = { tiers: [], from: null, until: null };

const earningArbitrary: fc.Arbitrary<readonly EarningRule[]> = fc
  .tuple(
    fc.record({
      ...{ kind: fc.constant('spend' as const), key: fc.constant('spend'), title: fc.constant('消费积分') },
      ...{ points: fc.integer({ min: 1, max: 3 }), perFen: fc.constantFrom(100, 300), multiplied: fc.boolean() },
      ...{ categories: fc.constant([]), stores: fc.constant([]), cap: fc.constant(null), budget: fc.constant(null) },
    }),
    fc.record({
      ...{ kind: fc.constant('spend' as const), key: fc.constant('beans'), title: fc.constant('豆子加倍') },
      ...{ points: fc.constant(1), perFen: fc.constant(200), multiplied: fc.constant(false), ...limits },
      ...{ categories: fc.constant(['豆子']), stores: fc.constantFrom([], ['anfu']) },
    }),
    fc.record({
      ...{ kind: fc.constant('engagement' as const), key: fc.constant('checkin'), title: fc.constant('签到积分') },
      ...{ activity: fc.constant('checkin'), points: fc.constant(25), ...limits },
    }),
  )
  .map((rules) => rules.map((rule): EarningRule => ({ ...always, ...rule })));

const expiryArbitrary = fc.constantFrom<PointsExpiry[]>(
  { kind: 'never' },
  { kind: 'days', days: 1 },
  { kind: 'days', days: 20 },
  { kind: 'months', months: 1 },
  { kind: 'yearEnd', years: 0 },
);

const rulesArbitrary: fc.Arbitrary<PointsRules> = fc.record({
  version: fc.constant(1),
  effectiveFrom: fc.constant(START - HOUR),
  timeZone: fc.constant('Asia/Shanghai'),
  earning: earningArbitrary,
  pendingDays: fc.constantFrom(0, 0, 7),
  expiry: expiryArbitrary,
  spending: fc.constant({ points: 100, fen: 100, maxPercent: 100, minBillFen: 0 }),
  restoredDays: fc.constantFrom(0, 5),
});

/** Rules in force from the start, and what two members then do with them. */
export const pointsScriptArbitrary: fc.Arbitrary<PointsScript> = fc
  .record({
    rules: rulesArbitrary,
    multiplierPercent: fc.constantFrom(100, 150),
    drafts: fc.array(draftArbitrary, { minLength: 1, maxLength: 14 }),
  })
  .map(({ drafts, ...rest }) => ({ ...rest, steps: new ScriptWriter().write(drafts) }));

interface Order {
  readonly fact: PurchaseFact;
  refundedFen: number;
}
interface Spending {
  readonly id: string;
  readonly ofFen: number;
  givenBackFen: number;
}

/** Makes drafts whole: refunds name orders there are, and no more than is left comes back. */
class ScriptWriter {
  private now = START;
  private count = 0;
  private readonly orders: readonly [Order[], Order[]] = [[], []];
  private readonly spendings: readonly [Spending[], Spending[]] = [[], []];

  write(drafts: readonly Draft[]): PointsStep[] {
    return drafts.map((draft) => {
      this.now += draft.hours * HOUR;
      this.count += 1;
      return this.step(draft) ?? { kind: 'wait', at: this.now };
    });
  }

  private step(draft: Draft): PointsStep | undefined {
    const { kind, member, size, pick } = draft;
    const [now, id] = [this.now, `c${this.count}`];
    switch (kind) {
      case 'wait':
        return undefined;
      case 'purchase':
        return { kind, at: now, member, fact: this.purchase(draft, id) };
      case 'engagement':
        return { kind, at: now, member, fact: { ...this.basics('app', id), kind, activity: 'checkin' } };
      case 'refund':
        return this.refund(draft, id);
      case 'spend':
        this.spendings[member].push({ id, ofFen: 1000 + pick, givenBackFen: 0 });
        return { kind, at: now, member, id, points: size };
      case 'giveBack':
        return this.giveBack(draft, id);
      case 'adjust':
        return { kind, at: now, member, id, delta: pick % 2 === 0 ? size : -size };
      case 'transfer':
        return { kind, at: now, member, id };
      default:
        return kind satisfies never;
    }
  }

  private purchase({ member, size, pick }: Draft, id: string): PurchaseFact {
    const categories = [['豆子'], ['饮品', '豆子'], ['饮品'], []][pick % 4]!;
    const storeId = pick % 3 === 0 ? null : 'anfu';
    const amountFen = size * 97 + pick;
    const fact: PurchaseFact = { ...this.basics('till:anfu', id), kind: 'purchase', amountFen, categories, storeId };
    this.orders[member].push({ fact, refundedFen: 0 });
    return fact;
  }

  private refund({ member, size, pick }: Draft, id: string): PointsStep | undefined {
    const order = this.orders[member][pick % Math.max(1, this.orders[member].length)];
    const left = order ? order.fact.amountFen - order.refundedFen : 0;
    if (!order || left === 0) return undefined;
    const amountFen = size > 100 ? left : Math.max(1, Math.floor((left * size) / 100));
    order.refundedFen += amountFen;
    const { source, externalId } = order.fact;
    return {
      ...{ kind: 'refund', at: this.now, member, paidFen: order.fact.amountFen, refundedFen: order.refundedFen },
      fact: { ...this.basics('till:anfu', id), kind: 'refund', amountFen, order: { source, externalId } },
    };
  }

  private giveBack({ member, size, pick }: Draft, id: string): PointsStep | undefined {
    const spending = this.spendings[member][pick % Math.max(1, this.spendings[member].length)];
    if (!spending || spending.givenBackFen === spending.ofFen) return undefined;
    const part = size > 100 ? Infinity : Math.ceil((spending.ofFen * size) / 100);
    spending.givenBackFen = Math.min(spending.ofFen, spending.givenBackFen + part);
    const { ofFen, givenBackFen } = spending;
    return { kind: 'giveBack', at: this.now, member, spending: spending.id, by: id, givenBackFen, ofFen };
  }

  private basics(source: string, externalId: string) {
    return { source, externalId, occurredAt: this.now, recordedAt: this.now, storeId: null };
  }
}
