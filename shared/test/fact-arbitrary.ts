import fc from 'fast-check';
import type { Fact, FactKey } from '../src/model/fact.js';
import type {
  Condition,
  DowngradePolicy,
  ProgrammeVersion,
  Rule,
  TierDefinition,
  Validity,
} from '../src/model/programme.js';
import { at } from './build-facts.js';
import {
  forLiveParts,
  LIFETIME,
  limits,
  metricArbitrary,
  onlyForLife,
  partArbitrary,
  scoreArbitrary,
  windowArbitrary,
} from './figure-arbitrary.js';

const HOUR = 3_600_000;
/** Facts and changes lie within these, so that histories are dense enough to collide. */
const START = at('2024-01-01 00:00');
const SPAN_HOURS = 24 * 800;

export const instantArbitrary = fc.integer({ min: 0, max: SPAN_HOURS }).map((hours) => START + hours * HOUR);

const conditionArbitrary: fc.Arbitrary<Condition> = fc
  .tuple(metricArbitrary, windowArbitrary, fc.double({ min: 0.01, max: 1, noNaN: true }))
  .map(([metric, window, share]) => ({
    kind: 'condition',
    metric,
    window: onlyForLife.includes(metric) ? LIFETIME : window,
    op: metric === 'recencyDays' ? '<=' : '>=',
    value: Math.ceil(limits[metric] * share),
  }));

const ruleArbitrary: fc.Arbitrary<Rule> = fc.oneof(
  conditionArbitrary,
  fc.record({
    kind: fc.constantFrom('all' as const, 'any' as const),
    rules: fc.array(conditionArbitrary, { minLength: 1, maxLength: 2 }),
  }),
);

const validityArbitrary: fc.Arbitrary<Validity> = fc.oneof(
  fc.constantFrom<Validity[]>({ kind: 'forever' }, { kind: 'calendarYearEnd' }, { kind: 'anniversary' }),
  fc.integer({ min: 1, max: 400 }).map((days) => ({ kind: 'days' as const, days })),
);

const tierArbitrary = fc.record({
  entry: ruleArbitrary,
  retention: fc.option(ruleArbitrary),
  validity: validityArbitrary,
  graceDays: fc.constantFrom(0, 0, 10, 40),
  downgrade: fc.constantFrom<DowngradePolicy[]>('oneStep', 'toQualified', 'toBase'),
});

function tierOf(
  key: string,
  rules: Pick<TierDefinition, 'entry' | 'retention' | 'validity' | 'graceDays' | 'downgrade'>,
): TierDefinition {
  return { key, name: key, colours: { palette: 'plain' }, perks: [], gifts: [], ...rules };
}

const base = tierOf('t0', {
  entry: { kind: 'all', rules: [] },
  retention: null,
  validity: { kind: 'forever' },
  graceDays: 0,
  downgrade: 'oneStep',
});

/** A band cannot look back to its own beginning: that would make it depend on itself. */
function forLive<T extends Pick<TierDefinition, 'entry'>>(tier: T): T {
  const change = (rule: Rule): Rule => {
    if (rule.kind !== 'condition') return { ...rule, rules: rule.rules.map(change) };
    return rule.window.kind === 'sinceTierStart' ? { ...rule, window: { kind: 'lifetime' } } : rule;
  };
  return { ...tier, entry: change(tier.entry), retention: null };
}

const versionArbitrary = fc
  .record({
    ladder: fc.constantFrom('held' as const, 'held' as const, 'live' as const),
    refundPolicy: fc.constantFrom('immediate' as const, 'atReview' as const, 'provisional' as const),
    returnWindowDays: fc.constantFrom(undefined, 0, 7, 30),
    marginPercent: fc.constantFrom(undefined, 0, 35),
    engagementScore: fc.option(scoreArbitrary, { nil: undefined }),
    composite: fc.array(partArbitrary, { minLength: 2, maxLength: 2 }),
    perYuan: fc.constantFrom(1, 2, 0.5),
    cap: fc.integer({ min: 1, max: 2 }),
    tiers: fc.array(tierArbitrary, { minLength: 1, maxLength: 3 }),
    keys: fc.constantFrom(['t1', 't2', 't3'], ['t1', 'u2', 't3'], ['u1', 't2', 'u3']),
    onPublish: fc.constantFrom('keep' as const, 'requalify' as const),
    mapping: fc.constantFrom(undefined, { t1: 't2', t3: 't0' }),
  })
  .map(
    ({ perYuan, cap, tiers, keys, composite, ...rest }): ProgrammeVersion => ({
      ...rest,
      composite: rest.ladder === 'live' ? forLiveParts(composite) : composite,
      programme: 'membership',
      version: 1,
      name: 'random',
      timeZone: 'Asia/Shanghai',
      effectiveFrom: 0,
      growth: { perYuan, engagement: [{ activity: 'checkin', growth: 7, dailyCap: cap }] },
      tiers: [base, ...tiers.map((tier, i) => tierOf(keys[i]!, rest.ladder === 'live' ? forLive(tier) : tier))],
    }),
  );

/** One to three versions; the later ones come into force within the span of the facts. */
export const versionsArbitrary: fc.Arbitrary<readonly ProgrammeVersion[]> = fc
  .tuple(
    fc.array(versionArbitrary, { minLength: 1, maxLength: 3 }),
    fc.array(instantArbitrary, { minLength: 2, maxLength: 2 }),
  )
  .map(([versions, starts]) => {
    const sorted = [0, ...starts.toSorted((a, b) => a - b)];
    return versions.map((version, i) => ({ ...version, version: i + 1, effectiveFrom: sorted[i]! }));
  });

interface Draft {
  readonly kind: Fact['kind'];
  readonly occurredAt: number;
  readonly amountFen: number;
  readonly pick: number;
  readonly categories: readonly string[];
  readonly marginFen: number | undefined;
}

const draftArbitrary: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom<Fact['kind'][]>(
    'purchase',
    'purchase',
    'purchase',
    'refund',
    'engagement',
    'adjustment',
    'referral',
    'reversal',
  ),
  occurredAt: instantArbitrary,
  amountFen: fc.integer({ min: 1, max: 40_000 }),
  pick: fc.nat(30),
  categories: fc.subarray(['饮品', '豆子', '器物']),
  marginFen: fc.option(fc.integer({ min: -5_000, max: 20_000 }), { nil: undefined }),
});

/** Facts that later ones may refer to. */
interface Targets {
  readonly orders: readonly FactKey[];
  readonly referrals: readonly FactKey[];
}

/** A member's facts: refunds linked to earlier and later orders, to none and to unknown ones; two sources, equal instants. */
export const factsArbitrary: fc.Arbitrary<readonly Fact[]> = fc
  .array(draftArbitrary, { maxLength: 25 })
  .map((drafts) => {
    const keysOf = (kind: Fact['kind']) => drafts.flatMap((draft, i) => (draft.kind === kind ? [keyOf(i)] : []));
    const targets = { orders: keysOf('purchase'), referrals: keysOf('referral') };
    return drafts.map((draft, i) => factOf(draft, keyOf(i), targets));
  });

const NOWHERE: FactKey = { source: 'wxpay', externalId: 'gone' };

function keyOf(i: number): FactKey {
  return { source: i % 3 === 0 ? 'wxpay' : 'till:anfu', externalId: `n${i}` };
}

function factOf(draft: Draft, key: FactKey, { orders, referrals }: Targets): Fact {
  const { occurredAt, amountFen, pick } = draft;
  const common = { ...key, occurredAt, recordedAt: occurredAt + pick * HOUR, storeId: null };
  switch (draft.kind) {
    case 'purchase':
      return { ...common, kind: 'purchase', amountFen, categories: draft.categories, marginFen: draft.marginFen };
    case 'refund': {
      const order = pick === 0 ? NOWHERE : (orders[pick % (orders.length + 1)] ?? null);
      return { ...common, kind: 'refund', amountFen, order };
    }
    case 'engagement':
      return { ...common, kind: 'engagement', activity: pick % 4 === 0 ? 'unknown' : 'checkin' };
    case 'adjustment':
      return { ...common, kind: 'adjustment', growth: pick * 10 - 100, reason: '更正', author: 'owner' };
    case 'referral':
      return { ...common, kind: 'referral', referee: `friend-${pick}` };
    case 'reversal':
      return { ...common, kind: 'reversal', of: referrals[pick % (referrals.length + 1)] ?? NOWHERE };
    default:
      return draft.kind satisfies never;
  }
}
