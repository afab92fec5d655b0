import type { Home, MyCoupons } from '@jieti/shared/api/me';
import type { GrantedCoupon } from '@jieti/shared/api/members';
import { CouponsRepository } from '../../src/coupons/coupons.repository.js';
import { aPurchase } from '../setup/facts.js';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { HttpShop } from './http-shop.js';

describe('what members read of their coupons', () => {
  let shop: HttpShop;
  let memberId: number;
  let mine: string;
  let operator: string;
  let templateId: number;

  const list = async (state: string) => (await shop.get(`/api/me/coupons?state=${state}`, mine)).json<MyCoupons>();
  const grant = async (idempotencyKey: string) => {
    const body = { templateId, reason: '等得太久', idempotencyKey };
    const answer = await shop.post(`/api/members/${memberId}/coupons`, body, operator);
    return answer.json<GrantedCoupon>().couponId;
  };

  beforeAll(async () => {
    shop = await HttpShop.open();
    templateId = await shop.run((tx) =>
      insertTemplateRow(tx, { key: 'k', perMember: 9, terms: { title: '满 98 减 20' } }),
    );
    memberId = await shop.member('lin', [aPurchase()]);
    mine = shop.token('member', memberId);
    operator = await shop.staff('operator');
  });
  afterAll(() => shop.close());

  it('names the refund that brought a coupon back, and nothing of one that only lies there', async () => {
    const [used, untouched] = [await grant('key-00001'), await grant('key-00002')];
    const by = { couponId: used, memberId, storeId: null, redeemKey: 'use-00001', now: shop.clock.now() };
    const coupons = shop.app.get(CouponsRepository, { strict: false });
    await shop.run((tx) => coupons.redeem(tx, { ...by, staff: '小唐', fact: null }));
    expect((await list('used')).items).toMatchObject([{ id: used, latestNote: null }]);
    await shop.run((tx) => coupons.reverse(tx, { ...by, by: '小唐' }));
    const { items } = await list('usable');
    expect(items.find(({ id }) => id === used)?.latestNote).toMatch(/^\d+ 月 \d+ 日退款退回$/);
    expect(items.find(({ id }) => id === untouched)?.latestNote).toBeNull();
  });

  it('keeps a coupon the shop called back in sight, with the reason', async () => {
    const couponId = await grant('key-00003');
    const before = (await list('usable')).counts;
    await shop.post(`/api/coupons/${couponId}/void`, { reason: '活动取消' }, operator);
    const { counts, items } = await list('expired');
    expect(items).toMatchObject([{ id: couponId, state: 'void', latestNote: '门店作废：活动取消' }]);
    expect(counts).toEqual({ ...before, usable: before.usable - 1, expired: before.expired + 1 });
  });

  it('names on the first page one that works today, though another that begins later ends before it', async () => {
    const [later, today] = [await grant('key-00004'), await grant('key-00005')];
    const [day, now] = [86_400_000, shop.clock.now()];
    await shop.run(async (tx) => {
      await tx.execute("UPDATE coupon SET expires_at = ? WHERE state = 'issued'", [now + 20 * day]);
      await tx.execute('UPDATE coupon SET works_from = ?, expires_at = ? WHERE id = ?', [
        now + day,
        now + 2 * day,
        later,
      ]);
      await tx.execute('UPDATE coupon SET expires_at = ? WHERE id = ?', [now + 9 * day, today]);
    });
    const soonest = async () => (await shop.get('/api/me/home', mine)).json<Home>().coupons.soonest?.id;
    expect(await soonest()).toBe(today);
    await shop.run((tx) => tx.execute("UPDATE coupon SET state = 'void' WHERE id <> ?", [later]));
    expect(await soonest()).toBe(later);
  });
});
