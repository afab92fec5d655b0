import { CampaignDesk, offer, range } from './campaign-desk.js';

let desk: CampaignDesk;

beforeEach(async () => {
  desk = await CampaignDesk.open();
});
afterEach(() => desk.database.drop());

describe('planning an audience', () => {
  it('writes every member of the chosen tiers down once, and nobody else', async () => {
    await desk.members([...range(1, 30, { tier: 'gold' }), ...range(31, 40), ...range(41, 45, { tier: 'silver' })]);
    const id = await desk.launched({ offers: [offer('gold'), offer('silver')] });
    await desk.planAll(id, 7);
    expect(await desk.receivers(id)).toEqual([...range(1, 30), ...range(41, 45)].map((m) => m.id));
    expect((await desk.here.reads.get(id)).progress.planned).toBe(35);
  });

  it('writes each member once when two processes plan at the same time', async () => {
    await desk.members(range(1, 300, { tier: 'gold' }));
    const templateId = await desk.template({ key: 'gift' });
    const id = await desk.launched({ offers: [offer('gold', templateId)] });
    const there = desk.process(desk.database);
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? desk.here : there).planning.planBatch(id, 25)));
    desk.clock.advance(31_000);
    await Promise.all([desk.planAll(id, 25), desk.planAll(id, 25, there)]);
    desk.clock.advance(31_000);
    await desk.planAll(id, 25);
    expect(await desk.receivers(id)).toEqual(range(1, 300).map((m) => m.id));
    const [coupons] = await desk.database.reader.query<{ n: number; m: number }>(
      'SELECT COUNT(*) AS n, COUNT(DISTINCT member_id) AS m FROM coupon',
    );
    expect([Number(coupons!.n), Number(coupons!.m)]).toEqual([300, 300]);
  });

  it('goes on where a process that died had stopped', async () => {
    await desk.members(range(1, 60, { tier: 'gold' }));
    const id = await desk.launched();
    expect(await desk.here.planning.planBatch(id, 25)).toBe('more');
    const dying = desk.process({
      ...desk.database,
      transactions: Object.assign(Object.create(desk.database.transactions) as typeof desk.database.transactions, {
        run: (work: Parameters<typeof desk.database.transactions.run>[0]) =>
          desk.database.transactions.run(async (tx) => {
            await work(tx);
            throw new Error('killed before the commit');
          }),
      }),
    });
    desk.clock.advance(31_000);
    await expect(dying.planning.planBatch(id, 25)).rejects.toThrow('killed');
    expect(await desk.receivers(id)).toHaveLength(25);
    const successor = desk.process(desk.database);
    desk.clock.advance(31_000);
    await desk.planAll(id, 25, successor);
    expect(await desk.receivers(id)).toEqual(range(1, 60).map((m) => m.id));
  });

  it('leaves a campaign to the process that holds it, until its lease ends', async () => {
    await desk.members(range(1, 20, { tier: 'gold' }));
    const id = await desk.launched();
    const other = desk.process(desk.database);
    expect(await desk.here.planning.planBatch(id, 5)).toBe('more');
    expect(await other.planning.planBatch(id, 5)).toBe('idle');
    desk.clock.advance(30_000);
    expect(await other.planning.planBatch(id, 5)).toBe('more');
    expect(await desk.here.planning.planBatch(id, 5)).toBe('idle');
  });
});

describe('outcomes', () => {
  it('gives every drop its reason, and the sums add up', async () => {
    await desk.members([
      ...range(1, 10, { tier: 'gold' }),
      ...range(11, 13, { tier: 'gold', status: 'closed' }),
      ...range(14, 17, { tier: 'gold', marketing: false }),
      ...range(18, 22, { tier: 'gold' }),
    ]);
    const templateId = await desk.template({ key: 'scarce', stockTotal: 12 });
    const id = await desk.launched({ offers: [offer('gold', templateId)] });
    const forecast = await desk.here.forecasts.forecast(id);
    await desk.planAll(id, 6);
    expect(await desk.here.planning.finish(id)).toBe(false);
    await desk.sendAll();
    expect(await desk.here.planning.finish(id)).toBe(true);

    const campaign = await desk.here.reads.get(id);
    const { planned, sent, failed, suppressed, unknown } = campaign.progress;
    expect(campaign.state).toBe('done');
    expect({ planned, sent, failed, suppressed, unknown }).toEqual({
      planned: 22,
      sent: 12,
      failed: 0,
      suppressed: 10,
      unknown: 0,
    });
    const byReason = Object.fromEntries(campaign.outcomes.map((o) => [o.reason, o.count]));
    expect(byReason).toEqual({ no_quota: 12, closed_account: 3, opted_out: 4, out_of_stock: 3 });
    expect(campaign.outcomes.every((o) => o.label.length > 1)).toBe(true);
    expect(campaign.perMinute.reduce((n, minute) => n + minute.sent, 0)).toBe(12);
    expect(campaign.byTier).toEqual([
      { tier: { key: 'gold', name: '金卡', rank: 2, palette: 'gold' }, planned: 22, sent: 12, redeemed: 0 },
    ]);
    expect(forecast).toMatchObject({ audience: 22, byInboxOnly: 12, bySubscription: 0 });
    expect(forecast.suppressed.map(({ reason, count }) => [reason, count])).toEqual([
      ['opted_out', 4],
      ['closed_account', 3],
      ['out_of_stock', 3],
    ]);
  });

  it('does not announce a coupon to whom it cannot be given', async () => {
    await desk.members(range(1, 2, { tier: 'gold' }));
    const templateId = await desk.template({ key: 'single' });
    const first = await desk.launched({ offers: [offer('gold', templateId)] });
    await desk.planAll(first, 10);
    const second = await desk.launched({ offers: [offer('gold', templateId)] });
    await desk.planAll(second, 10);
    expect((await desk.here.reads.get(second)).outcomes).toEqual([
      { state: 'suppressed', channel: null, reason: 'coupon_limit', label: '这张券已领到每人上限', count: 2 },
    ]);
  });

  it('tells whom it grants which coupon until when', async () => {
    await desk.members(range(1, 1, { tier: 'gold' }));
    const templateId = await desk.template({ key: 'told' });
    const id = await desk.launched({ offers: [offer('gold', templateId)] });
    await desk.planAll(id, 10);
    const [row] = await desk.database.reader.query<{ content: string }>('SELECT content FROM outbox_message');
    expect(JSON.parse(row!.content)).toEqual({
      title: '夏至豆子礼',
      body: '金卡专享价 ¥88。',
      page: 'pages/coupons/index',
      values: {
        shopName: '山野咖啡',
        campaignName: '夏至豆子礼',
        tierName: '金卡',
        couponTitle: '一杯拿铁',
        expiresOn: '2026-12-20',
      },
    });
  });
});
