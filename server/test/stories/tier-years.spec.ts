import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { aPurchase } from '../setup/facts.js';
import { aMember } from '../setup/world.js';
import { instant, TierLife } from './tier-life.js';

const DAY = 86_400_000;
const withGrace = (graceDays: number): Pick<ProgrammeVersion, 'tiers'> => ({
  tiers: growthCard.tiers.map((tier) => (tier.key === 'plain' ? tier : { ...tier, graceDays })),
});

/** Days worked out by hand from the card: tiers hold 365 days, ¥600 / ¥2,000 / ¥5,000 within 365 days. */
describe('a tier over the years', () => {
  let life: TierLife;
  afterEach(async () => {
    expect(await life.differences()).toBe(0);
    await life.close();
  });

  it('rises, is renewed, goes into grace, falls, and falls again (F11–F16)', async () => {
    life = await TierLife.open(withGrace(30), '2025-03-01');
    await life.buy('lin', '2025-03-01', 2000);
    await life.reviewOn('2026-02-28', '2026-03-01', '2027-02-28', '2027-03-01', '2027-03-30', '2027-03-31');
    expect(await life.tierOf('lin')).toBe('silver');
    await life.reviewOn('2028-03-29', '2028-03-30', '2028-04-28', '2028-04-29', '2030-01-01');
    expect(await life.historyOf('lin')).toEqual([
      '2025-03-01 join plain',
      '2025-03-01 upgrade gold',
      '2026-03-01 renew gold',
      '2027-03-01 graceStart gold',
      '2027-03-31 downgrade silver',
      '2028-03-30 graceStart silver',
      '2028-04-29 downgrade plain',
    ]);
    expect(await life.toldTo('lin')).toEqual([
      ...['tierUp gold', 'tierKept gold', 'tierGrace gold', 'tierDown silver', 'tierGrace silver', 'tierDown plain'],
    ]);
    expect(await life.giftsOf('lin')).toEqual(['gift:gold:2025']);
  });

  it('is saved by a purchase in grace (F15)', async () => {
    life = await TierLife.open(withGrace(30), '2025-03-01');
    await life.buy('lin', '2025-03-01', 2000);
    await life.reviewOn('2026-03-01', '2027-03-01');
    await life.buy('lin', '2027-03-20', 1600);
    await life.reviewOn('2027-03-31', '2028-03-18');
    expect((await life.historyOf('lin')).slice(3)).toEqual(['2027-03-01 graceStart gold', '2027-03-20 renew gold']);
    expect((await life.toldTo('lin')).slice(-2)).toEqual(['tierGrace gold', 'tierKept gold']);
  });

  it('goes back with the refund of the order that made it, its gift too, and no second one is held (F18, D190)', async () => {
    life = await TierLife.open({ refundPolicy: 'immediate' }, '2025-03-01');
    const order = await life.buy('lin', '2025-03-01', 2000);
    await life.giveBack('lin', '2025-03-03', 2000, order);
    expect(await life.tierOf('lin')).toBe('plain');
    expect(await life.giftsOf('lin')).toEqual([]);
    const gone = await life.rows<{ to_tier: string; superseded_by: string }>(
      'SELECT to_tier, superseded_by FROM tier_history WHERE superseded_at IS NOT NULL',
    );
    expect(gone).toMatchObject([{ to_tier: 'gold' }]);
    expect(gone[0]!.superseded_by).toMatch(/^till:anfu:refund\//);
    await life.buy('lin', '2025-03-04', 2100);
    expect(await life.historyOf('lin')).toEqual(['2025-03-01 join plain', '2025-03-04 upgrade gold']);
    expect(await life.toldTo('lin')).toEqual(['tierUp gold', 'tierDown plain', 'tierUp gold']);
    expect(await life.giftsOf('lin')).toEqual(['gift:gold:2025']);
  });

  it('waits for the end of the return window where the programme says so (F18, provisional)', async () => {
    life = await TierLife.open({ refundPolicy: 'provisional', returnWindowDays: 7 }, '2025-03-01');
    await life.buy('lin', '2025-03-01', 2000);
    const order = await life.buy('chen', '2025-03-01', 2000);
    await life.giveBack('chen', '2025-03-05', 2000, order);
    const preUpgrade = async () => (await life.rows('SELECT tier, pre_upgrade FROM member ORDER BY id')) as unknown[];
    expect(await preUpgrade()).toEqual([
      { tier: 'plain', pre_upgrade: 'gold' },
      { tier: 'plain', pre_upgrade: null },
    ]);
    expect([await life.giftsOf('lin'), await life.toldTo('lin')]).toEqual([[], []]);
    await life.reviewOn('2025-03-08');
    expect(await life.tierOf('lin')).toBe('plain');
    await life.reviewOn('2025-03-09', '2025-03-10');
    expect(await preUpgrade()).toEqual([
      { tier: 'gold', pre_upgrade: null },
      { tier: 'plain', pre_upgrade: null },
    ]);
    expect([await life.giftsOf('lin'), await life.toldTo('lin')]).toEqual([['gift:gold:2025'], ['tierUp gold']]);
  });

  it('never shortens under a tier given by hand, and is exactly what it was when that ends (P-6, P-8c)', async () => {
    life = await TierLife.open({}, '2025-03-01');
    await life.buy('lin', '2025-03-01', 2000);
    const memberId = await life.idOf('lin');
    const before = await life.rows('SELECT * FROM member WHERE id = ?', memberId);
    const set = (tier: string, fromDay: number, untilDay: number) =>
      life.world.transactions.run(async (tx) => {
        const members = [...(await life.world.settlements.lock(tx, [memberId])).values()];
        const now = life.world.clock.now();
        const by = { reason: '补偿', author: 'owner', approvedBy: null, idempotencyKey: `${tier}-${fromDay}` };
        await life.world.overrides.insert(tx, { memberId, kind: 'floor', tier, fromDay, untilDay, ...by }, now);
        await life.world.settlements.settle(tx, {
          members,
          fresh: new Map(),
          now,
          announce: true,
          cause: 'override/1',
        });
      });
    const today = Math.floor((instant('2025-03-01') + 8 * 3_600_000) / DAY);
    await set('silver', today, today + 30);
    expect(await life.tierOf('lin')).toBe('gold');
    await set('platinum', today + 60, today + 90);
    await life.reviewOn('2025-04-29');
    expect(await life.tierOf('lin')).toBe('gold');
    await life.reviewOn('2025-04-30');
    expect(await life.tierOf('lin')).toBe('platinum');
    await life.reviewOn('2025-06-02');
    const [after] = await life.rows<object>('SELECT * FROM member WHERE id = ?', memberId);
    expect(after).toEqual({ ...(before[0] as object), updated_at: instant('2025-06-02') });
    expect(await life.toldTo('lin')).toEqual(['tierUp gold', 'tierUp platinum', 'tierDown gold']);
    expect(await life.giftsOf('lin')).toEqual(['gift:gold:2025']);
  });

  it('changes with the rules on their day, not when they are published (F19)', async () => {
    life = await TierLife.open({}, '2025-03-01');
    await life.buy('lin', '2025-03-01', 2000);
    await life.buy('chen', '2025-03-01', 700);
    await life.reviewOn('2025-03-02');
    const { version: _, effectiveFrom: __, ...card } = growthCard;
    const tiers = card.tiers.map((tier) => {
      if (tier.key === 'gold') return { ...tier, key: 'sun', name: '阳光卡' };
      const silverEntry = {
        kind: 'condition',
        metric: 'orderCount',
        window: { kind: 'lifetime' },
        op: '>=',
        value: 1,
      } as const;
      return tier.key === 'silver' ? { ...tier, entry: silverEntry } : tier;
    });
    await life.buy('zhou', '2025-03-02', 10);
    const rows = await life.rows('SELECT * FROM member');
    const draft = { ...card, tiers, mapping: { gold: 'sun' } };
    await life.world.publishing.publish({
      draft,
      effectiveFrom: instant('2025-03-10', '00:00'),
      by: 'owner',
      note: '改名',
    });
    await life.reviewOn('2025-03-09');
    expect(await life.rows('SELECT * FROM member')).toEqual(rows);
    await life.reviewOn('2025-03-10', '2025-03-11');
    const tiersNow = await Promise.all(['lin', 'chen', 'zhou'].map((who) => life.tierOf(who)));
    expect(tiersNow).toEqual(['sun', 'silver', 'silver']);
    expect((await life.historyOf('lin')).at(-1)).toBe('2025-03-10 requalify sun');
    expect((await life.historyOf('zhou')).at(-1)).toBe('2025-03-10 upgrade silver');
    expect([await life.toldTo('lin'), await life.toldTo('zhou')]).toEqual([['tierUp gold'], ['tierUp silver']]);
    expect(await life.world.reviews.reviewDue()).toEqual({ reviewed: 0, changed: 0 });
  });

  it('jumps from the base to the top by one order: one step, one gift, whatever the order of rows (P-8d)', async () => {
    life = await TierLife.open({}, '2025-03-01');
    await life.buy('lin', '2025-03-01', 5000);
    expect(await life.historyOf('lin')).toEqual(['2025-03-01 join plain', '2025-03-01 upgrade platinum']);
    expect([await life.giftsOf('lin'), await life.toldTo('lin')]).toEqual([
      ['gift:platinum:2025'],
      ['tierUp platinum'],
    ]);
  });

  it('begins with the base tier on every path of registration (P-8e)', async () => {
    life = await TierLife.open({}, '2025-03-01');
    await aMember(life.world, 'contact');
    await life.buy('purchase', '2025-03-01', 1);
    const fact = { ...aPurchase({ occurredAt: instant('2025-02-01') }), amountFen: 1 };
    const imported = { member: { kind: 'customer', value: 'import' } as const, fact };
    await life.world.service.record([imported], { createMembers: true, announce: false });
    for (const who of ['contact', 'purchase', 'import']) expect(await life.tierOf(who)).toBe('plain');
    expect(await life.rows('SELECT DISTINCT computed_tier, tier_rank FROM member')).toEqual([
      { computed_tier: 'plain', tier_rank: 0 },
    ]);
  });
});
