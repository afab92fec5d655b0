import type { Dashboard } from '@jieti/shared/api/reports';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { Programme, WhatIfResult } from '@jieti/shared/api/programmes';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { aPurchase, aRefund } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

const DAY = 86_400_000;

describe("the console's first page", () => {
  let shop: HttpShop;
  let token: string;
  const dashboard = async () => (await shop.get('/api/reports/dashboard', token)).json<Dashboard>();

  beforeAll(async () => {
    shop = await HttpShop.open({ demo: { simulatorUrl: 'http://localhost:3100', templates: '' } });
    token = await shop.staff('operator');
  });
  afterAll(() => shop.close());

  it('is complete before anything has happened', async () => {
    const empty = await dashboard();
    expect(empty).toMatchObject({
      members: { total: 0 },
      visitors: { today: 0 },
      campaigns: [],
      alerts: [],
      facts: [],
    });
    expect(empty.ladder.map((step) => step.tier.name)).toEqual(['普卡', '银卡', '金卡', '铂金']);
    expect(empty.spendFen.series).toHaveLength(30);
  });

  it('counts people, money net of refunds, and moves on the ladder', async () => {
    const now = shop.clock.now();
    const order = aPurchase({ amountFen: 250_000, occurredAt: now - 1000 });
    await shop.member('a', [order, aRefund({ amountFen: 50_000, occurredAt: now, order })]);
    await shop.member('a', [aPurchase({ amountFen: 1_000, occurredAt: now })]);
    await shop.member('b', [aPurchase({ amountFen: 3_000, occurredAt: now - 7 * DAY - 3_600_000 })]);
    await shop.member('b', [aPurchase({ amountFen: 9_000, occurredAt: now - 7 * DAY + 3_600_000 })]);
    const after = await dashboard();
    expect(after.members).toMatchObject({ total: 2, joined30: 2 });
    expect(after.visitors).toMatchObject({ today: 1, lastWeek: 1 });
    expect(after.spendFen).toMatchObject({ today: 201_000, lastWeek: 3_000 });
    expect(after.spendFen.series.map((day) => day.value).filter((value) => value !== 0)).toEqual([12_000, 201_000]);
    expect(after.changes).toEqual({ up: 1, down: 0, renewed: 0 });
    expect(after.ladder.map((step) => [step.tier.key, step.members, step.up])).toEqual([
      ['plain', 1, 1],
      ['silver', 0, 0],
      ['gold', 1, 0],
      ['platinum', 0, 0],
    ]);
    expect(after.facts).toHaveLength(5);
    expect(after.facts.every((fact) => fact.title.startsWith('林** '))).toBe(true);
    expect(after.members.series.at(-1)!.value).toBe(2);
  });

  it('stands beside the programme in force and the work in progress', async () => {
    const programme = (await shop.get('/api/programme', token)).json<Programme>();
    expect(programme).toMatchObject({ current: 1, versions: [{ version: 1, name: '山野会员' }] });
    expect((await shop.get('/api/jobs', token)).json()).toEqual({ items: expect.any(Array) as unknown[] });
  });

  it('tells what a draft would do to everybody, and refuses one that makes no sense', async () => {
    const { version: _, effectiveFrom: __, ...draft } = growthCard;
    const same = await shop.post('/api/programme/what-if', draft, token);
    expect(same.json<WhatIfResult>()).toMatchObject({ asOf: '2026-11-21', members: 2 });
    expect(same.json<WhatIfResult>().matrix).toEqual(
      expect.arrayContaining([
        { from: 'plain', to: 'plain', members: 1 },
        { from: 'gold', to: 'gold', members: 1 },
      ]),
    );
    const twice = { ...draft, tiers: [...draft.tiers, draft.tiers.at(-1)] };
    const refused = await shop.post('/api/programme/what-if', twice, token);
    expect([refused.status, refused.json<ErrorBody>().code]).toEqual([400, 'malformed']);
    expect(refused.json<ErrorBody>().details?.length).toBeGreaterThan(0);
  });

  it('tells where the simulated phones are in a demo shop', async () => {
    const demo = (await shop.get('/api/demo')).json<{
      simulatorUrl: string;
      phones: unknown[];
      staff: { role: string }[];
    }>();
    expect(demo).toMatchObject({ simulatorUrl: 'http://localhost:3100', phones: [] });
    expect(demo.staff.map((one) => one.role)).toContain('clerk');
  });
});
