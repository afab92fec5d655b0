import { NeedAudienceQueries } from '../../src/campaigns/need-audience.queries.js';
import { CampaignDesk, offer, range } from './campaign-desk.js';

let desk: CampaignDesk;

beforeEach(async () => {
  desk = await CampaignDesk.open();
});
afterEach(() => desk.database.drop());

/** `[survey, member, need, when]` each. */
const answer = (rows: readonly (readonly [number, number, string | null, number])[]) =>
  desk.database.transactions.run((tx) =>
    tx.insertRows(
      'survey_answer',
      ['survey_id', 'member_id', 'answers', 'nps', 'need', 'answered_at'],
      rows.map(([survey, member, need, at]) => [survey, member, '{}', null, need, at]),
    ),
  );

const everyTier = ['plain', 'silver', 'gold', 'platinum'].map((tier) => offer(tier));
const reasons = async (id: number) =>
  desk.database.reader.query<{ member_id: number; state: string; reason: string | null }>(
    'SELECT member_id, state, reason FROM outbox_message WHERE campaign_id = ? ORDER BY member_id',
    [id],
  );

describe('a campaign for members who are after something (D260)', () => {
  it('D260: goes to whom the latest survey that could tell put there, in batches as in one', async () => {
    await desk.members([...range(1, 6, { tier: 'gold' }), ...range(7, 8)]);
    await answer([
      [1, 1, 'price', 10],
      [1, 2, 'quality', 10],
      [1, 3, 'price', 10],
      [2, 3, 'function', 20],
      [1, 4, 'quality', 10],
      [2, 4, 'price', 20],
      [3, 4, null, 30],
      [1, 5, 'price', 10],
      [2, 5, 'quality', 10],
      [1, 7, 'price', 10],
    ]);
    const id = await desk.launched({ needs: ['price'] });
    await desk.planAll(id, 1);
    expect(await desk.receivers(id)).toEqual([1, 4]);
    expect((await desk.here.reads.get(id)).progress.planned).toBe(2);
    const both = await desk.launched({ needs: ['function', 'price'], offers: everyTier });
    await desk.planAll(both, 100);
    expect(await desk.receivers(both)).toEqual([1, 3, 4, 7]);
    expect((await desk.here.reads.get(both)).needs).toEqual(['function', 'price']);
  });

  it('D223: it chooses by what is known, whatever its tiers: who turned personalisation off gets neither word nor coupon', async () => {
    await desk.members([{ id: 1 }, { id: 2, personalisation: false }, { id: 3, marketing: false }, { id: 4 }]);
    await answer([1, 2, 3].map((member) => [1, member, 'quality', 10] as const));
    const couponId = await desk.template({ key: 'gift', stockTotal: 2 });
    const offers = everyTier.map((one) => ({ ...one, couponTemplateId: couponId }));
    const id = await desk.here.service.create(
      { name: '新豆', messageTemplateKey: 'campaign', needs: ['quality'], offers },
      '周岚',
    );
    const forecast = await desk.here.forecasts.forecast(id);
    expect([forecast.audience, forecast.byInboxOnly]).toEqual([3, 1]);
    expect(forecast.suppressed.map(({ reason, count }) => [reason, count])).toEqual([
      ['opted_out', 1],
      ['not_personalised', 1],
    ]);
    await desk.here.service.launch(id, 'operator');
    await desk.planAll(id, 100);
    expect((await reasons(id)).map((row) => [Number(row.member_id), row.state, row.reason])).toEqual([
      [1, 'planned', null],
      [2, 'suppressed', 'not_personalised'],
      [3, 'suppressed', 'opted_out'],
    ]);
    const coupons = await desk.database.reader.query<{ member_id: number }>('SELECT member_id FROM coupon');
    expect(coupons.map((row) => Number(row.member_id))).toEqual([1]);
  });

  it('D260: the stock goes by members of the class alone', async () => {
    await desk.members(range(1, 6, { tier: 'gold' }));
    await answer([2, 4, 6].map((member) => [1, member, 'price', 10] as const));
    const couponId = await desk.template({ key: 'gift', stockTotal: 2 });
    const id = await desk.here.service.create(
      { name: '券', messageTemplateKey: 'campaign', needs: ['price'], offers: [offer('gold', couponId)] },
      '周岚',
    );
    expect((await desk.here.forecasts.forecast(id)).suppressed).toMatchObject([{ reason: 'out_of_stock', count: 1 }]);
  });

  it('D260: while it is written, the count says who is there, who wants offers and who may be chosen', async () => {
    await desk.members([
      ...range(1, 2, { tier: 'gold' }),
      { id: 3, tier: 'gold', marketing: false },
      { id: 4, tier: 'gold', personalisation: false },
      { id: 5, tier: 'gold', status: 'closed' },
      { id: 6, tier: 'silver' },
    ]);
    await answer([1, 3, 4, 5, 6].map((member) => [1, member, 'price', 10] as const));
    const audience = new NeedAudienceQueries(desk.database.reader);
    expect(await audience.count(['gold'], [])).toMatchObject({ members: 4, wanting: 3, choosable: 2 });
    expect(await audience.count(['gold'], ['price'])).toEqual({
      ...{ members: 3, wanting: 2, choosable: 1 },
      byNeed: [
        { need: 'function', members: 0 },
        { need: 'quality', members: 0 },
        { need: 'price', members: 3 },
      ],
    });
    expect(await audience.count([], ['price'])).toMatchObject({ members: 0, wanting: 0 });
  });

  it('D260: without need classes nothing changes', async () => {
    await desk.members(range(1, 3, { tier: 'gold' }));
    const id = await desk.launched();
    await desk.planAll(id, 100);
    expect(await desk.receivers(id)).toEqual([1, 2, 3]);
  });
});
