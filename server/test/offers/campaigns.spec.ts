import { csvLine } from '../../src/http/csv.js';
import type { Refusal } from '../../src/http/refusal.js';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { CampaignDesk, codeOf, draft, offer, range } from './campaign-desk.js';

let desk: CampaignDesk;

beforeEach(async () => {
  desk = await CampaignDesk.open();
});
afterEach(() => desk.database.drop());

describe('starting and stopping', () => {
  it('launches once of many at the same time', async () => {
    const id = await desk.here.service.create(draft(), '周岚');
    const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(desk.here.service.launch(id, 'operator'))));
    expect(codes.filter((c) => c === 'done')).toHaveLength(1);
    expect(codes.filter((c) => c === 'campaign_not_draft')).toHaveLength(11);
  });

  it('refuses to send marketing through a template declared for service', async () => {
    const id = await desk.here.service.create(draft({ messageTemplateKey: 'tier-up' }), '周岚');
    expect(await codeOf(desk.here.service.launch(id, 'operator'))).toBe('marketing_forbidden');
    expect((await desk.here.reads.get(id)).state).toBe('draft');
  });

  it('names what a draft refers to in vain', async () => {
    const wrong = draft({ messageTemplateKey: 'nothing', offers: [offer('jade', 77)] });
    const refusal = await desk.here.service.create(wrong, '周岚').catch((error: Refusal) => error);
    expect(refusal).toMatchObject({
      code: 'malformed',
      details: [{ field: 'messageTemplateKey' }, { field: 'offers.0.tier' }, { field: 'offers.0.couponTemplateId' }],
    });
    expect((await desk.here.reads.list({ limit: 20 })).total).toBe(0);
  });

  it('does not launch with a coupon that has been switched off', async () => {
    const off = await desk.template({ key: 'off', active: false });
    const id = await desk.here.service.create(draft({ offers: [offer('gold', off)] }), '周岚');
    expect(await codeOf(desk.here.service.launch(id, 'operator'))).toBe('coupon_out_of_stock');
  });

  it('changes a draft, and nothing that has started', async () => {
    const id = await desk.here.service.create(draft(), '周岚');
    await desk.here.service.update(id, draft({ name: '小满豆子礼' }));
    expect((await desk.here.reads.get(id)).name).toBe('小满豆子礼');
    await desk.here.service.launch(id, 'operator');
    expect(await codeOf(desk.here.service.update(id, draft()))).toBe('campaign_not_draft');
    expect(await codeOf(desk.here.service.update(999, draft()))).toBe('not_found');
    expect(await codeOf(desk.here.service.launch(999, 'operator'))).toBe('not_found');
  });

  it('ends every waiting message when it is cancelled half-way, and plans no more', async () => {
    await desk.members(range(1, 50, { tier: 'gold' }));
    const id = await desk.launched();
    await desk.here.planning.planBatch(id, 20);
    await desk.here.service.cancel(id, 'operator');
    expect(await desk.here.planning.planBatch(id, 20)).toBe('idle');
    const campaign = await desk.here.reads.get(id);
    expect(campaign.state).toBe('cancelled');
    expect(campaign.progress).toMatchObject({ planned: 20, decided: 20, suppressed: 20, sent: 0 });
    expect(campaign.outcomes.map((o) => o.reason)).toEqual(['campaign_cancelled']);
    expect(await codeOf(desk.here.service.cancel(id, 'operator'))).toBe('campaign_not_running');
  });
});

describe('recipients', () => {
  it('pages through all of them with masked names, and filters by outcome', async () => {
    await desk.members([...range(1, 12, { tier: 'gold' }), ...range(13, 15, { tier: 'gold', marketing: false })]);
    const id = await desk.launched();
    await desk.planAll(id, 50);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await desk.here.reads.listRecipients(id, { limit: 4, cursor });
      expect(page.total).toBe(15);
      expect(page.items.every((r) => r.name.startsWith('林*'))).toBe(true);
      seen.push(...page.items.map((r) => r.memberId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(range(1, 15).map((m) => m.id));
    const dropped = await desk.here.reads.listRecipients(id, { limit: 50, state: 'suppressed', reason: 'opted_out' });
    expect(dropped.items.map((r) => r.memberId)).toEqual([13, 14, 15]);
    expect(await codeOf(desk.here.reads.listRecipients(id, { limit: 4, cursor: 'x' }))).toBe('page_cursor_invalid');
  });

  it('exports every one of them as a line a spreadsheet reads as text', async () => {
    await desk.members(range(1, 3, { tier: 'gold' }));
    const id = await desk.launched();
    await desk.planAll(id, 50);
    const lines: string[] = [];
    for await (const row of await desk.here.reads.exportRecipients(id)) lines.push(csvLine(row));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^JT00000001,林\*+,金卡,planned,,,等待发送,\r\n$/);
  });
});

describe('who opted out of being chosen (M5, D223)', () => {
  const everybody = ['plain', 'silver', 'gold', 'platinum'];

  it('D223: gets no offer made for a tier, no coupon of it, and is counted with the reason before and after', async () => {
    const templateId = await desk.template({ key: 'cash', stockTotal: 2 });
    await desk.members([{ id: 1, tier: 'gold', personalisation: false }, ...range(2, 3, { tier: 'gold' })]);
    const offers = [offer('gold', templateId)];
    const drafted = await desk.here.service.create(draft({ offers }), '周岚');
    expect((await desk.here.forecasts.forecast(drafted)).suppressed).toEqual([
      { reason: 'not_personalised', label: '关闭了个性化推荐', count: 1 },
    ]);
    const id = await desk.launched({ offers });
    await desk.planAll(id, 50);
    const dropped = await desk.here.reads.listRecipients(id, { limit: 50, reason: 'not_personalised' });
    expect(dropped.items.map((r) => r.memberId)).toEqual([1]);
    const holders = await desk.database.reader.query<{ member_id: number }>(
      'SELECT member_id FROM coupon ORDER BY member_id',
    );
    expect(holders.map((row) => Number(row.member_id))).toEqual([2, 3]);
  });

  it('D223: gets what is the same for everybody, in the tier they stand in', async () => {
    await desk.members([{ id: 1, tier: 'gold', personalisation: false }]);
    const id = await desk.launched({ offers: everybody.map((tier) => offer(tier)) });
    await desk.planAll(id, 50);
    const { items } = await desk.here.reads.listRecipients(id, { limit: 50 });
    expect(items).toMatchObject([{ memberId: 1, state: 'planned', tier: { key: 'gold' } }]);
  });

  it('M5: who takes no offers at all is counted as that, whatever else they said', async () => {
    await desk.members([{ id: 1, tier: 'gold', personalisation: false, marketing: false }]);
    const id = await desk.launched();
    await desk.planAll(id, 50);
    expect((await desk.here.reads.listRecipients(id, { limit: 5 })).items).toMatchObject([{ reason: 'opted_out' }]);
  });
});

describe('the forecast', () => {
  it('counts who has a consent left, and what the coupons can cost at most', async () => {
    await desk.members([...range(1, 4, { tier: 'gold' }), ...range(5, 7, { tier: 'silver' })]);
    const terms = { kind: 'cashOff', amountFen: 2000, minSpendFen: 9800 } as const;
    const templateId = await desk.database.transactions.run(async (tx) => {
      const columns = ['member_id', 'template_id', 'remaining', 'updated_at'];
      await tx.insertRows('subscription_quota', columns, [
        [1, 'sub-campaign', 2, 1],
        [2, 'sub-campaign', 0, 1],
        [5, 'sub-campaign', 1, 1],
        [6, 'sub-tier', 3, 1],
      ]);
      return insertTemplateRow(tx, { key: 'cash', terms });
    });
    const offers = [offer('gold', templateId), offer('silver')];
    const id = await desk.here.service.create(draft({ offers }), '周岚');
    expect(await desk.here.forecasts.forecast(id)).toMatchObject({
      audience: 7,
      bySubscription: 2,
      byInboxOnly: 5,
      suppressed: [],
      couponCostFen: 8000,
      byTier: [
        { audience: 4, bySubscription: 1 },
        { audience: 3, bySubscription: 1 },
      ],
    });
  });

  it('counts apart whose last consent is kept for a warning of the same template (X-3), as the dispatch does', async () => {
    await desk.members([...range(1, 4, { tier: 'gold' }), { id: 5, tier: 'gold', marketing: false }]);
    await desk.database.transactions.run(async (tx) => {
      await tx.execute("UPDATE message_template SET subscription_template_id = 'sub-campaign'");
      const columns = ['member_id', 'template_id', 'remaining', 'updated_at'];
      const left = [2, 1, 1, 0, 1];
      await tx.insertRows(
        'subscription_quota',
        columns,
        left.map((remaining, i) => [i + 1, 'sub-campaign', remaining, 1]),
      );
    });
    const id = await desk.here.service.create(draft({ offers: [offer('gold')] }), '周岚');
    expect(await desk.here.forecasts.forecast(id)).toMatchObject({
      audience: 5,
      bySubscription: 1,
      byInboxOnly: 1,
      suppressed: [
        { reason: 'opted_out', count: 1 },
        { reason: 'reserved', label: '最后的订阅次数留给重要提醒', count: 2 },
      ],
    });
  });
});
