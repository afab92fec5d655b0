import type { Claimed, ExchangeCode } from '@jieti/shared/api/claims';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { MyCoupons } from '@jieti/shared/api/me';
import type { Page } from '@jieti/shared/api/paging';
import { ClaimShop, draft, free, refused } from './claim-shop.js';

let shop: ClaimShop;

beforeAll(async () => {
  shop = await ClaimShop.open();
});
afterAll(() => shop.close());

describe('the claim centre', () => {
  test('D140: every template says whether it can be taken, and why not', async () => {
    const now = shop.shop.clock.now();
    const made = {
      open: await shop.template(),
      notYet: await shop.template({ claim: { ...free, from: now + 3_600_000 } }),
      ended: await shop.template({ claim: { ...free, until: now } }),
      tierLocked: await shop.template({ claim: { ...free, tiers: ['gold'] } }),
      pointsShort: await shop.template({ claim: { ...free, pointsPrice: 300 } }),
      soldOut: await shop.template({ stockTotal: 1 }),
      dayGone: await shop.template({ perDay: 1 }),
      hidden: await shop.template({ claim: null }),
    };
    const other = await shop.member('someone');
    for (const gone of [made.soldOut, made.dayGone]) expect((await other.claim(gone.id)).status).toBe(200);
    const me = await shop.member('me');
    const centre = await me.centre();
    const states = Object.fromEntries(centre.items.map((item) => [item.templateId, item.state]));
    for (const [state, { id }] of Object.entries(made)) expect(states[id]).toBe(state === 'hidden' ? undefined : state);
    expect(centre.items[0]).toMatchObject({ state: 'open', lifeNote: '领取后 7 天有效', left: 10, taken: 0 });
    const noteOf = (id: number) => centre.items.find((item) => item.templateId === id)?.note;
    expect(noteOf(made.notYet.id)).toBe('11 月 21 日 13:00 开始领取。');
    expect(noteOf(made.tierLocked.id)).toBe('金卡专享，升级后可领。');
    expect(noteOf(made.pointsShort.id)).toBe('还差 300 积分。');
    const codes = {
      ...{ notYet: 'claim_not_yet', ended: 'claim_ended', tierLocked: 'claim_wrong_tier', pointsShort: 'points_short' },
      ...{ soldOut: 'coupon_out_of_stock', dayGone: 'coupon_day_gone', hidden: 'claim_closed' },
    };
    for (const [state, code] of Object.entries(codes))
      expect(refused(await me.claim(made[state as keyof typeof made].id))).toEqual([409, code]);
  });

  test('D143: the same key gives the same coupon, with another template it is refused, and one is the limit', async () => {
    const { id } = await shop.template();
    const me = await shop.member('again');
    const first = (await me.claim(id, 'claim-once')).json<Claimed>();
    const second = (await me.claim(id, 'claim-once')).json<Claimed>();
    expect([first.repeated, second.repeated, second.coupon.id]).toEqual([false, true, first.coupon.id]);
    expect(refused(await me.claim((await shop.template()).id, 'claim-once'))).toEqual([409, 'idempotency_conflict']);
    expect(refused(await me.claim(id))).toEqual([409, 'coupon_limit']);
    expect((await me.centre()).items.find((item) => item.templateId === id)).toMatchObject({
      state: 'limit',
      taken: 1,
    });
  });

  test('D140: a tier that was reached opens what is for it', async () => {
    const { id } = await shop.template({ claim: { ...free, tiers: ['gold', 'platinum'] } });
    const gold = await shop.member('gold', 500_000);
    expect((await gold.claim(id)).status).toBe(200);
  });
});

describe('exchange codes', () => {
  test('D145: typed with other case, gaps and look-alikes a code works once; wrong ones are told, and counted', async () => {
    const { id } = await shop.template({ claim: null });
    const text = 'Summer-2026-OIL\n\nAB12CD34';
    const made = await shop.post(`/api/coupon-templates/${id}/codes`, { text, idempotencyKey: 'batch-01' });
    expect(made.json()).toEqual({ batch: 'batch-01', codes: 2, repeated: false });
    const me = await shop.member('typist');
    const reply = await me.exchange('ｓｕｍｍｅｒ 2026 0i1', 'exchange-1');
    expect(reply.json<Claimed>()).toMatchObject({ repeated: false, coupon: { origin: '兑换码', state: 'usable' } });
    expect((await me.exchange('summer2026oil', 'exchange-1')).json<Claimed>().repeated).toBe(true);
    const other = await shop.member('other typist');
    expect(refused(await other.exchange('SUMMER2026OIL'))).toEqual([409, 'exchange_code_used']);
    expect(refused(await me.exchange('AB12CD34'))).toEqual([409, 'coupon_limit']);
    for (let i = 0; i < 9; i += 1)
      expect(refused(await other.exchange(`WRONG-${i}`))).toEqual([404, 'exchange_code_unknown']);
    expect(refused(await other.exchange('AB12CD34'))).toEqual([429, 'exchange_code_tries']);
    shop.shop.clock.advance(3_600_001);
    expect((await other.exchange('AB12CD34')).status).toBe(200);
  });

  test('D145: a list with a bad line imports nothing and names the lines; the stock bounds the codes', async () => {
    const { id } = await shop.template({ stockTotal: 3 });
    const url = `/api/coupon-templates/${id}/codes`;
    const bad = await shop.post(url, { text: 'GOOD-CODE-1\nGOOD CODE I\n???', idempotencyKey: 'batch-02' });
    expect(bad.json<ErrorBody>()).toMatchObject({
      code: 'exchange_codes_invalid',
      details: [{ field: 'text.2' }, { field: 'text.3' }],
    });
    const four = await shop.post(url, { count: 4, idempotencyKey: 'batch-03' });
    expect(refused(four)).toEqual([409, 'stock_short']);
    expect((await shop.post(url, { count: 3, idempotencyKey: 'batch-04' })).status).toBe(200);
    const again = await shop.post(url, { count: 3, idempotencyKey: 'batch-04' });
    expect(again.json()).toMatchObject({ repeated: true });
    const page = (await shop.get(url)).json<Page<ExchangeCode>>();
    expect(page.total).toBe(3);
    expect(page.items[0]!.code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/);
    const csv = (await shop.get(`${url}/export`)).text;
    expect(csv.split('\r\n')).toHaveLength(5);
    // What is set aside for codes cannot be claimed.
    expect(refused(await (await shop.member('late')).claim(id))).toEqual([409, 'coupon_out_of_stock']);
  });
});

describe('a template that is edited', () => {
  test('D144: issued coupons keep what they were issued with; the versions say what was promised when', async () => {
    const { id, version } = await shop.template({ perMember: 2 });
    const me = await shop.member('keeper');
    await me.claim(id);
    const url = `/api/coupon-templates/${id}`;
    const terms = { kind: 'gift', title: '拿铁一杯' };
    const edited = await shop.patch(url, { terms, version, stockTotal: 5 });
    expect(edited.json<CouponTemplate>()).toMatchObject({ version: 2, stockTotal: 5, terms: { title: '拿铁一杯' } });
    const stale = await shop.patch(url, { perDay: 2, version });
    expect(refused(stale)).toEqual([409, 'template_changed']);
    await me.claim(id);
    const mine = (await me.get('/api/me/coupons?state=usable')).json<MyCoupons>();
    expect(mine.items.map((coupon) => coupon.terms.title).sort()).toEqual(['手冲一杯', '拿铁一杯']);
    const versions = (await shop.get(`${url}/versions`)).json<{ items: { version: number }[] }>();
    expect(versions.items.map((one) => one.version)).toEqual([2, 1]);
    const short = await shop.patch(url, { stockTotal: 1 });
    expect(refused(short)).toEqual([409, 'stock_below_issued']);
  });

  test.each([
    ['validity', { validity: { kind: 'fixed', from: '2027-01-02', to: '2027-01-01' } }],
    ['claim', { claim: { ...free, from: 2, until: 1 } }],
    ['perDay', { perDay: 11 }],
    [
      'blackout',
      { terms: { ...draft.terms, blackout: { weekdays: [], days: [{ from: '2027-01-02', to: '2027-01-01' }] } } },
    ],
    ['life of days alone', { validity: undefined, validDays: 3 }],
    ['no life', { validity: undefined }],
    ['no such day', { validity: { kind: 'fixed', from: '2026-02-30', to: '2027-01-01' } }],
  ])('D144: a %s that makes no sense is refused and nothing is made', async (_, change) => {
    const before = (await shop.get('/api/coupon-templates')).json<Page<CouponTemplate>>().total;
    const reply = await shop.post('/api/coupon-templates', { ...draft, ...change });
    expect(refused(reply)).toEqual([400, 'malformed']);
    expect((await shop.get('/api/coupon-templates')).json<Page<CouponTemplate>>().total).toBe(before);
  });
});
