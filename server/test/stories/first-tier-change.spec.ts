import type { Campaign } from '@jieti/shared/api/campaigns';
import type { Home, InboxItem, MemberCodes, MyCoupons } from '@jieti/shared/api/me';
import type { Page } from '@jieti/shared/api/paging';
import type { TillOutcome, Visit } from '@jieti/shared/api/till';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { WechatShop } from './wechat-shop.js';

interface MessageRow {
  readonly kind: string;
  readonly state: string;
  readonly channel: string | null;
  readonly reason: string | null;
}

/** One member's first day as 银卡, from the login on the phone to the offer in the inbox; each test is the next step. */
describe('the first tier change', () => {
  let pay: WechatShop;
  let me: { readonly token: string; readonly memberId: number };
  let clerk: string;
  let operator: string;
  let orderNo: string;
  let offerTemplate: number;

  beforeAll(async () => {
    pay = await WechatShop.open();
    [clerk, operator] = [await pay.shop.staff('clerk'), await pay.shop.staff('operator')];
    offerTemplate = await pay.shop.run(async (tx) => {
      await insertTemplateRow(tx, { key: 'gift-silver', terms: { title: '银卡升级礼' } });
      return insertTemplateRow(tx, { key: 'offer', terms: { title: '夏至豆子券' } });
    });
  });
  afterAll(() => pay.close());

  const get = async <T>(path: string, token = me.token) => (await pay.shop.get(`/api/${path}`, token)).json<T>();
  const post = async <T>(path: string, body: unknown, token: string) =>
    (await pay.shop.post(`/api/${path}`, body, token)).json<T>();
  const messages = (kind: string) =>
    pay.shop.query<MessageRow>(
      'SELECT kind, state, channel, reason FROM outbox_message WHERE member_id = ? AND kind = ?',
      [me.memberId, kind],
    );
  const count = async (sql: string) => Number((await pay.shop.query<{ n: number }>(sql))[0]!.n);

  it('begins with a login: a new member of the base tier, the same one at the second login', async () => {
    me = await pay.login('o-lin');
    expect(me).toMatchObject({ isNew: true });
    expect(await pay.login('o-lin')).toMatchObject({ isNew: false, memberId: me.memberId });
    expect((await get<Home>('me/home')).tier).toMatchObject({ key: 'plain' });
  });

  it('the member subscribes once to hear of it', async () => {
    const results = { 'sub-tier-up': 'accept', 'sub-coupon-granted': 'accept', 'sub-campaign': 'reject' };
    for (let told = 0; told < 2; told += 1)
      await pay.shop.post('/api/me/subscriptions', { requestId: 'consent-0001', results }, me.token);
    expect(await count('SELECT COALESCE(SUM(remaining), 0) AS n FROM subscription_quota')).toBe(2);
  });

  it('pays; WeChat Pay tells of it forty times at once; it is settled once, with tier and gift', async () => {
    orderNo = await pay.order(me.token, 88_000);
    const payment = pay.payment(orderNo, 88_000, 'o-lin');
    const told = await Promise.all(Array.from({ length: 40 }, () => pay.notify('TRANSACTION.SUCCESS', payment)));
    expect(told.map((answer) => answer.status)).toEqual(Array<number>(40).fill(204));
    expect(await get(`me/orders/${orderNo}`)).toMatchObject({ state: 'paid', amountFen: 88_000 });
    const home = await get<Home>('me/home');
    expect([home.tier.key, home.headline.value, home.coupons.usable]).toEqual(['silver', 880, 1]);
    const once = { fact: 1, growth_entry: 1, coupon: 1 };
    for (const [table, n] of Object.entries(once)) expect(await count(`SELECT COUNT(*) AS n FROM ${table}`)).toBe(n);
    expect(await count("SELECT COUNT(*) AS n FROM tier_history WHERE kind = 'upgrade'")).toBe(1);
    // The same commit: fact, growth and tier carry one and the same instant.
    expect(await count('SELECT COUNT(DISTINCT recorded_at) AS n FROM fact')).toBe(1);
  });

  it('hears of both in one message each, over the channel consented to', async () => {
    await pay.messagesDecided();
    for (const kind of ['tierUp', 'couponGranted'])
      expect(await messages(kind)).toEqual([{ kind, state: 'sent', channel: 'subscription', reason: 'accepted' }]);
    expect(pay.deliveries('o-lin')).toHaveLength(2);
    expect(await count('SELECT COALESCE(SUM(remaining), 0) AS n FROM subscription_quota')).toBe(0);
  });

  it('shows the code to the clerk, pays with the gift, and the code is spent', async () => {
    const { codes } = await get<MemberCodes>('me/code');
    const visit = await post<Visit>('till/identify', { code: codes[0]!.code }, clerk);
    expect(visit).toMatchObject({ maySpend: true, tier: { key: 'silver' }, coupons: [{ usableHere: true }] });
    const redeem = { visit: visit.visit, couponId: visit.coupons[0]!.id, idempotencyKey: 'redeem-0001' };
    for (let told = 0; told < 2; told += 1)
      expect((await pay.shop.post('/api/till/coupons/redeem', redeem, clerk)).status).toBe(200);
    expect(await get<MyCoupons>('me/coupons?state=used')).toMatchObject({ counts: { usable: 0, used: 1 } });
    const bill = { visit: visit.visit, receiptNo: 'R-0001', amountFen: 12_000, category: '豆子' };
    const outcome = await post<TillOutcome>('till/purchases', bill, clerk);
    expect(outcome).toMatchObject({ repeated: false, tier: { key: 'silver' }, gifts: [] });
    expect((await pay.shop.post('/api/till/identify', { code: codes[0]!.code }, clerk)).status).toBe(409);
  });

  it('is reached by the operator’s offer to 银卡, in the inbox, for want of consent', async () => {
    const offer = { tier: 'silver', title: '夏至豆子礼', body: '银卡专享价 ¥88。', couponTemplateId: offerTemplate };
    const draft = { name: '夏至', messageTemplateKey: 'campaign', offers: [offer] };
    const { id } = await post<Campaign>('campaigns', draft, operator);
    await post('campaigns/' + id + '/launch', {}, operator);
    while ((await get<Campaign>(`campaigns/${id}`, operator)).state === 'running')
      await new Promise((done) => setTimeout(done, 20));
    await pay.messagesDecided();
    expect(await messages('campaign')).toEqual([
      { kind: 'campaign', state: 'sent', channel: 'inbox', reason: 'no_quota' },
    ]);
    const inbox = await get<Page<InboxItem>>('me/inbox');
    expect(inbox.items.map((item) => item.title)).toContain('夏至豆子礼');
    expect(await get<MyCoupons>('me/coupons')).toMatchObject({ items: [{ terms: { title: '夏至豆子券' } }] });
  });

  it('gives half of it back, told twice: the growth falls once', async () => {
    const before = (await get<Home>('me/home')).headline.value;
    pay.shop.clock.advance(1000);
    const half = pay.refund(orderNo, { total: 88_000, refund: 44_000, no: 'half' });
    for (let told = 0; told < 2; told += 1) expect((await pay.notify('REFUND.SUCCESS', half)).status).toBe(204);
    expect((await get<Home>('me/home')).headline.value).toBe(before - 440);
    const tooMuch = pay.refund(orderNo, { total: 88_000, refund: 44_001, no: 'rest' });
    expect((await pay.notify('REFUND.SUCCESS', tooMuch)).status).toBe(409);
    expect(await count('SELECT COUNT(*) AS n FROM fact')).toBe(3);
  });

  it('ends with books that add up', async () => {
    const { members, differences } = await pay.shop.app.get(VerifyService, { strict: false }).verify();
    expect([members, differences]).toEqual([1, 0]);
    await pay.messagesDecided();
    const outcomes = await pay.shop.query<MessageRow>('SELECT kind, state, channel, reason FROM outbox_message');
    expect(outcomes.filter(({ state }) => !['sent', 'suppressed', 'failed', 'unknown'].includes(state))).toEqual([]);
  });
});
