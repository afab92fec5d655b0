import type { DraftView } from '@jieti/shared/api/drafts';
import type { RuleHealth } from '@jieti/shared/api/rule-health';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';
import { RuleDesk } from './rule-desk.js';

const DAY = 86_400_000;

describe('the health of rules (T13, X-8)', () => {
  let shop: HttpShop;
  let desk: RuleDesk;
  const health = async (programme = 'membership') =>
    (await shop.get(`/api/programmes/${programme}/health`, desk.token)).json<RuleHealth>();

  beforeAll(async () => {
    shop = await HttpShop.open();
    desk = await RuleDesk.open(shop);
  });
  afterAll(() => shop.close());

  it('is an answer before there are members', async () => {
    expect(await health()).toMatchObject({ version: 1, members: 0, proposals: [], reviewOverdue: false });
    expect((await shop.get('/api/programmes/none/health', desk.token)).status).toBe(404);
  });

  it('alarms when nearly everybody is in one tier, and proposes other cut points', async () => {
    for (let i = 0; i < 60; i += 1) {
      const amountFen = Math.round(3_000 * (60 / (60 - i)));
      await shop.member(`m${i}`, [aPurchase({ amountFen, occurredAt: shop.clock.now() - (i + 1) * DAY })]);
    }
    const report = await health();
    expect(report.tiers[0]).toMatchObject({ key: 'plain', justBelow: 0 });
    expect(report.members).toBe(60);
    expect(report.tiers.reduce((sum, tier) => sum + tier.share, 0)).toBeCloseTo(1);
    expect(report.findings[0]).toMatchObject({ kind: 'crowded', severity: 'alarm', tier: 'plain' });
    const quantile = report.proposals.find(({ id }) => id === 'quantile')!;
    expect(quantile.cuts.map(({ now }) => now)).toEqual([600, 2_000, 5_000]);
    const opened = await shop.post('/api/programmes/membership/health/draft', { proposal: 'quantile' }, desk.token);
    const draft = opened.json<DraftView>();
    expect([opened.status, draft.problems, draft.basedOn]).toEqual([201, [], 1]);
    const silver = draft.definition.tiers[1]!.entry;
    expect(silver).toMatchObject({ kind: 'condition', value: quantile.cuts[0]!.proposed });
    expect(draft.changes.length).toBeGreaterThan(0);
  });

  it('counts who would not be kept at a review within 30 days, and who has gone silent', async () => {
    const since = shop.clock.now() - 350 * DAY;
    await shop.member('leaving', [
      aPurchase({ amountFen: 100_000, occurredAt: since - 30 * DAY }),
      aPurchase({ amountFen: 120_000, occurredAt: since }),
    ]);
    await shop.member('staying', [
      aPurchase({ amountFen: 250_000, occurredAt: since }),
      aPurchase({ amountFen: 190_000, occurredAt: shop.clock.now() - 5 * DAY }),
    ]);
    await shop.member('old', [aPurchase({ amountFen: 1_000, occurredAt: since - 100 * DAY })]);
    const gold = (await health()).tiers[2]!;
    expect(gold).toMatchObject({ key: 'gold', members: 2, aboutToFall: 1 });
    const plain = (await health()).tiers[0]!;
    expect(plain.silentShare).toBe(1);
  });

  it('refuses a proposal that is not there', async () => {
    const empty = await HttpShop.open();
    try {
      const token = await empty.staff('operator');
      const answer = await empty.post('/api/programmes/membership/health/draft', { proposal: 'kMeans' }, token);
      expect(answer.status).toBe(404);
      const wrong = await empty.post('/api/programmes/membership/health/draft', { proposal: 'none' }, token);
      expect(wrong.status).toBe(400);
    } finally {
      await empty.close();
    }
  });
});
