import type { BulkGrant, Claimed, CouponEvent } from '@jieti/shared/api/claims';
import type { CouponFunnel } from '@jieti/shared/api/coupons';
import type { MyCoupons } from '@jieti/shared/api/me';
import type { MemberDetail } from '@jieti/shared/api/members';
import type { Page } from '@jieti/shared/api/paging';
import { CouponsRepository } from '../../src/coupons/coupons.repository.js';
import { ClaimShop, free, refused } from './claim-shop.js';

let shop: ClaimShop;

beforeAll(async () => {
  shop = await ClaimShop.open();
});
afterAll(() => shop.close());

const clockAt = (text: string) => shop.shop.clock.set(Date.parse(`${text}+08:00`));

describe('time', () => {
  test('D122 P-12: valid to 31 December works at 23:59:59 in Shanghai and not at 00:00:00', async () => {
    clockAt('2026-12-01T12:00:00');
    const { id } = await shop.template({ validity: { kind: 'fixed', from: '2026-12-10', to: '2026-12-31' } });
    const me = await shop.member('new year');
    const { coupon } = (await me.claim(id)).json<Claimed>();
    const use = (redeemKey: string) =>
      shop.shop.run((tx) =>
        shop.shop.app.get(CouponsRepository, { strict: false }).redeem(tx, {
          ...{ couponId: coupon.id, memberId: me.memberId, storeId: 'anfu', staff: '许安', fact: null },
          ...{ redeemKey, now: shop.shop.clock.now() },
        }),
      );
    const usable = async () =>
      (await me.get('/api/me/coupons?state=usable')).json<MyCoupons>().items.map((item) => item.id);
    const back = () =>
      shop.shop.run((tx) =>
        shop.shop.app.get(CouponsRepository, { strict: false }).reverse(tx, {
          ...{ couponId: coupon.id, memberId: me.memberId, redeemKey: 'at-the-end', by: '许安' },
          now: shop.shop.clock.now(),
        }),
      );
    clockAt('2026-12-09T23:59:59.999');
    await expect(use('too-early')).rejects.toMatchObject({ code: 'coupon_not_yet' });
    clockAt('2026-12-31T23:59:59');
    expect(await usable()).toEqual([coupon.id]);
    expect(await use('at-the-end')).toBe('redeemed');
    expect(await back()).toBe('returned');
    clockAt('2026-12-31T23:59:59.999');
    expect(await usable()).toEqual([coupon.id]);
    clockAt('2027-01-01T00:00:00');
    expect(await usable()).toEqual([]);
    const expired = (await me.get('/api/me/coupons?state=expired')).json<MyCoupons>();
    expect(expired.items).toMatchObject([{ id: coupon.id, state: 'expired' }]);
    await expect(use('too-late')).rejects.toMatchObject({ code: 'coupon_expired' });
  });

  test('D140: claiming opens and closes with its second', async () => {
    const from = Date.parse('2027-02-01T10:00:00+08:00');
    const { id } = await shop.template({ claim: { ...free, from, until: from + 60_000 } });
    const [early, inTime, late] = [
      await shop.member('early'),
      await shop.member('in time'),
      await shop.member('too late'),
    ];
    shop.shop.clock.set(from - 1);
    expect(refused(await early.claim(id))).toEqual([409, 'claim_not_yet']);
    shop.shop.clock.set(from);
    expect((await inTime.claim(id)).status).toBe(200);
    shop.shop.clock.set(from + 60_000);
    expect(refused(await late.claim(id))).toEqual([409, 'claim_ended']);
  });
});

describe('the console', () => {
  test('D148: the log is filtered, paged and exported, formulas as text', async () => {
    const { id } = await shop.template({ stockTotal: null, terms: { kind: 'gift', title: '=1+1' } });
    const members = await Promise.all([1, 2, 3].map((n) => shop.member(`logged ${n}`)));
    for (const one of members) await one.claim(id);
    const url = `/api/coupon-events?template=${id}&kind=claimed`;
    const first = (await shop.get(`${url}&limit=2`)).json<Page<CouponEvent>>();
    expect(first.items).toHaveLength(2);
    expect(first.items[0]).toMatchObject({ kind: 'claimed', actor: '会员本人', memberId: members[2]!.memberId });
    const next = (await shop.get(`${url}&limit=2&cursor=${first.nextCursor}`)).json<Page<CouponEvent>>();
    expect([next.items.length, next.nextCursor]).toEqual([1, null]);
    const found = await shop.get(`/api/coupon-events?search=${first.items[0]!.code}`);
    expect(found.json<Page<CouponEvent>>().items).toHaveLength(1);
    const { cardNo } = (await shop.get(`/api/members/${members[1]!.memberId}`)).json<MemberDetail>();
    const ofMember = (await shop.get(`${url}&search=${cardNo.toLowerCase()}`)).json<Page<CouponEvent>>().items;
    expect(ofMember.map(({ memberId }) => memberId)).toEqual([members[1]!.memberId]);
    const csv = (await shop.get(`/api/coupon-events/export?template=${id}`)).text;
    expect(csv.split('\r\n')[1]).toContain(",领取,'=1+1,");
    const funnel = (await shop.get(`/api/coupon-templates/${id}/funnel`)).json<CouponFunnel>();
    expect(funnel).toMatchObject({ issued: 3, claimed: 3, redeemed: 0, byDay: [{ issued: 3, redeemed: 0 }] });
  });

  test('D146: a grant to a tier is done in the background, and a coupon is called back by its number', async () => {
    const { id } = await shop.template({ stockTotal: null });
    const me = await shop.member('granted', 1_500_000);
    const url = `/api/coupon-templates/${id}/grants`;
    const order = { tiers: ['platinum'], reason: '周年礼', idempotencyKey: 'grant-01' };
    expect((await shop.post(url, order)).json<BulkGrant>()).toMatchObject({ kind: 'grant', wanted: 1 });
    for (let i = 0; i < 200; i += 1) {
      const { items } = (await shop.get(url)).json<Page<BulkGrant>>();
      if (items[0]!.endedAt !== null) break;
      await new Promise((done) => setTimeout(done, 20));
    }
    const mine = (await me.get('/api/me/coupons?state=usable')).json<MyCoupons>();
    const coupon = mine.items.find((item) => item.origin === '周年礼')!;
    const voided = () => shop.post(`/api/coupons/${coupon.id}/void`, { reason: '发错了' });
    expect((await voided()).json()).toEqual({ outcome: 'voided' });
    expect((await voided()).json()).toEqual({ outcome: 'repeated' });
    const unknown = await shop.post('/api/coupons/999999/void', { reason: '发错了' });
    expect(refused(unknown)).toEqual([404, 'coupon_unknown']);
  });

  test('a clerk reaches none of it', async () => {
    const clerk = await shop.shop.staff('clerk');
    const { id } = await shop.template();
    for (const url of [`/api/coupon-templates/${id}/grants`, `/api/coupon-templates/${id}/codes`, '/api/coupon-events'])
      expect(refused(await shop.shop.get(url, clerk))).toEqual([403, 'not_allowed']);
  });
});
