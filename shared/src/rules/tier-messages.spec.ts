import { at, day, purchase, refund } from '../../test/build-facts.js';
import type { Fact } from '../model/fact.js';
import type { ProgrammeVersion } from '../model/programme.js';
import type { TierOverride } from '../model/tier-override.js';
import { growthCard } from './programme/growth-card.js';
import { settle, type SettleInput } from './settle.js';
import { foldTier } from './tier/fold.js';

const registeredAt = at('2024-03-18');
const withGrace = (graceDays: number): ProgrammeVersion => ({
  ...growthCard,
  tiers: growthCard.tiers.map((tier) => (tier.key === 'plain' ? tier : { ...tier, graceDays })),
});
const [strict, graced] = [withGrace(0), withGrace(30)];

/** What a settlement at `now` says when everything until just before it has been told. */
function toldAt(now: string, facts: readonly Fact[], more: Partial<SettleInput> = {}) {
  const versions = more.versions ?? [growthCard];
  const fresh = more.fresh ?? [];
  const known = facts.filter((fact) => !fresh.some((key) => key.externalId === fact.externalId));
  const before = foldTier({ versions, registeredAt, facts: known, asOf: at(now) - 60_000 });
  const settlement = settle({
    ...{ versions, member: { id: 7, registeredAt }, facts, fresh, stored: before.history, now: at(now) },
    ...{ announce: true, shopName: '山野咖啡', tierBefore: before.tier, ...more },
  });
  return settlement.messages.map(({ kind, dedupeKey, content }) => ({ kind, dedupeKey, ...content }));
}

function anOverride(change: Partial<TierOverride> = {}): TierOverride {
  const life = {
    fromDay: day('2026-03-01'),
    untilDay: day('2026-03-31'),
    recordedAt: at('2026-02-20'),
    revokedAt: null,
  };
  return { id: '1', kind: 'floor', tier: 'gold', reason: '补偿', author: 'owner', ...life, ...change };
}

const gold = [purchase('A1', '2025-06-12 14:30', 2000)];

describe('a member is told of every change, and what to do next (P-8f, D24)', () => {
  it('down at a review', () =>
    expect(toldAt('2027-06-12 00:00', gold, { versions: [strict] })).toMatchObject([
      {
        kind: 'tierDown',
        dedupeKey: expect.stringMatching(/^tierDown:7:\w+:2027-06-12$/) as string,
        title: expect.stringContaining('你的等级调整为') as string,
        body: expect.stringMatching(/从 2027\.06\.12 起是.+。还差 .+升到.+。/) as string,
      },
    ]));

  it('into grace', () =>
    expect(toldAt('2027-06-12 00:00', gold, { versions: [graced] })).toMatchObject([
      {
        kind: 'tierGrace',
        title: '金卡进入宽限期',
        body: expect.stringMatching(/^权益保留到 2027\.07\.11。.*保住金卡.*。$/) as string,
      },
    ]));

  it('on for another term', () =>
    expect(toldAt('2026-06-12 00:00', gold)).toMatchObject([
      { kind: 'tierKept', title: '金卡已续期', body: '有效期至 2027.06.11，权益不变。' },
    ]));

  it('up by hand, without a gift', () => {
    const told = toldAt('2026-03-01 00:00', [], { overrides: [anOverride()] });
    expect(told).toMatchObject([{ kind: 'tierUp', title: '你已升为金卡', dedupeKey: 'tierUp:7:gold:2026-03-01' }]);
    expect(told[0]!.body).toContain('门店为你设定，有效期至 2026.03.31。');
    const { grants } = settle({
      ...{ versions: [growthCard], member: { id: 7, registeredAt }, facts: [], fresh: [], stored: [] },
      ...{ now: at('2026-03-01 00:00'), announce: true, shopName: '', overrides: [anOverride()] },
    });
    expect(grants).toEqual([]);
  });

  it('when what was set by hand ends', () => {
    const history = foldTier({
      ...{ versions: [growthCard], registeredAt, facts: [], overrides: [anOverride()], asOf: at('2026-03-20') },
    }).history;
    const told = toldAt('2026-04-01 00:00', [], { overrides: [anOverride()], stored: history, tierBefore: 'gold' });
    expect(told).toMatchObject([{ kind: 'tierDown', title: '你的等级调整为普卡' }]);
    expect(told[0]!.body).toMatch(/^门店设定的等级已经结束，从 2026\.04\.01 起是普卡。还差/);
  });

  it('when a refund takes back what raised them', () => {
    const versions = [{ ...growthCard, refundPolicy: 'immediate' as const }];
    const back = refund('R1', '2025-06-13', 2000, 'A1');
    expect(toldAt('2025-06-13 13:00', [...gold, back], { versions, fresh: [back] })).toMatchObject([
      { kind: 'tierDown', title: '你的等级调整为普卡', dedupeKey: 'tierDown:7:plain:2025-06-13' },
    ]);
    const late = refund('R1', '2025-06-13', 2000, 'A1');
    expect(toldAt('2025-06-20', [...gold, late], { versions, fresh: [late] })).toEqual([]);
  });
});

describe('a member is not told', () => {
  it('what is older than three days (D22)', () => {
    const stored = foldTier({ versions: [growthCard], registeredAt, facts: gold, asOf: at('2026-06-11') }).history;
    expect(toldAt('2026-06-15 00:00', gold, { stored })).toHaveLength(1);
    expect(toldAt('2026-06-15 00:00:00.001', gold, { stored })).toEqual([]);
  });

  it('by an import or a replay', () => {
    expect(toldAt('2026-06-12 00:00', gold, { announce: false })).toEqual([]);
  });

  it('what changes under a tier set by hand that stays', () => {
    const overrides = [anOverride({ fromDay: day('2026-01-01'), untilDay: null, tier: 'platinum' })];
    const stored = foldTier({
      ...{ versions: [growthCard], registeredAt, facts: gold, overrides, asOf: at('2026-06-11') },
    }).history;
    expect(toldAt('2026-06-12 00:00', gold, { overrides, stored, tierBefore: 'platinum' })).toEqual([]);
  });
});
