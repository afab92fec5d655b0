import type { Visit } from '@jieti/shared/api/till';
import { MembersRepository } from '../../src/members/members.repository.js';
import { aPurchase } from '../setup/facts.js';
import { STEP_MS, TillDesk } from './till-desk.js';

let desk: TillDesk;

beforeAll(async () => {
  desk = await TillDesk.open();
});
afterAll(() => desk.shop.close());

describe('identifying', () => {
  it('tells who stands there, masked, with what applies and what keeps the tier', async () => {
    const id = await desk.goldMember();
    const couponId = await desk.coupon(id);
    const elsewhere = await desk.coupon(id, { stores: ['xian'] });
    const visit = await desk.visit(id);
    expect(visit).toMatchObject({
      maySpend: true,
      member: { id, name: '林**', note: '近 12 个月到店 1 天' },
      tier: { key: 'gold', name: '金卡' },
      keep: { tier: { key: 'gold' } },
      next: { tier: { key: 'platinum' } },
    });
    expect(visit.perks.map((perk) => perk.title)).toContain('豆子 9 折');
    expect(visit.categories).toContain('饮品');
    const here = Object.fromEntries(visit.coupons.map((c) => [c.id, [c.usableHere, c.why]]));
    expect(here[couponId]).toEqual([true, null]);
    expect(here[elsewhere]).toEqual([false, '这张券不能在本店使用。']);
  });

  it('names the cheapest way before anything is rung up, in the words of the clerk (X-7)', async () => {
    const id = await desk.shop.member('hinted', [aPurchase({ amountFen: 55_800 })]);
    const { visit, hint } = await desk.visit(id);
    expect(hint).toBe('会员再消费 ¥42 就升到银卡。');
    expect(await desk.quote({ visit, amountFen: 1000 })).toMatchObject({
      coach: '这单之后，会员再消费 ¥32 就升到银卡。',
    });
    expect(await desk.quote({ visit, amountFen: 4200 })).toMatchObject({ coach: '这单之后升为银卡。' });
  });

  it('lets an old code, a card number and a phone earn but not spend', async () => {
    const id = await desk.goldMember();
    const couponId = await desk.coupon(id);
    const code = desk.code(id);
    desk.shop.clock.advance(4 * STEP_MS);
    const members = desk.shop.app.get(MembersRepository, { strict: false });
    await desk.shop.run((tx) => members.updatePhone(tx, id, '13812342214', desk.shop.clock.now()));
    for (const by of [{ code }, { cardNo: await desk.cardOf(id) }, { phone: '138 1234 2214' }]) {
      const visit = (await desk.post('identify', by)).json<Visit>();
      expect(visit).toMatchObject({ maySpend: false, member: { id, phone: '138****2214' } });
      const bill = { visit: visit.visit, amountFen: 12_800, category: '豆子' };
      expect(await desk.quote(bill)).toMatchObject({ couponId: null, payableFen: 11_520 });
      expect(await desk.refusal('quote', { ...bill, couponId })).toBe('409 code_needed');
      expect(visit.coupons.map((c) => [c.usableHere, c.why])).toEqual([[false, '用券要会员打开小程序出示会员码。']]);
    }
  });

  it('names what is wrong with a code', async () => {
    const id = await desk.goldMember();
    const code = desk.code(id);
    const swapped = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
    expect(await desk.refusal('identify', { code: swapped })).toBe('400 code_malformed');
    expect(await desk.refusal('identify', { code: '131234567890123456' })).toBe('400 code_malformed');
    expect(await desk.refusal('identify', { cardNo: 'M0' })).toBe('404 member_unknown');
    expect(await desk.refusal('identify', { phone: '13800000000' })).toBe('404 member_unknown');
    expect(await desk.refusal('identify', {})).toBe('400 malformed');
    expect(await desk.refusal('identify', { code, phone: '13800000000' })).toBe('400 malformed');
    desk.shop.clock.advance(6 * 60_000);
    expect(await desk.refusal('identify', { code })).toBe('410 code_expired');
  });
});

describe('quoting and ringing up', () => {
  it('takes perk and best coupon, previews what it does for the tier, and charges exactly that', async () => {
    const id = await desk.goldMember();
    const couponId = await desk.coupon(id);
    const { visit } = await desk.visit(id);
    const quote = await desk.quote({ visit, amountFen: 12_800, category: '豆子' });
    expect(quote).toMatchObject({
      lines: [
        { kind: 'perk', title: '豆子 9 折', amountFen: -1280 },
        { kind: 'coupon', title: '满 98 减 20', amountFen: -2000 },
      ],
      payableFen: 9520,
      couponId,
      growth: 95,
      tierAfter: null,
    });
    expect(quote.coach).toMatch(/^这单之后，/);
    const bill = { visit, receiptNo: 'Q-1', amountFen: 12_800, category: '豆子', couponId, expectedPayableFen: 9520 };
    expect(await desk.buy(bill)).toMatchObject({
      repeated: false,
      payableFen: 9520,
      growth: 95,
      couponRedeemed: '满 98 减 20',
      tier: { key: 'gold' },
      tierBefore: null,
    });
    const [member] = await desk.shop.query<{ growth: number }>('SELECT growth FROM member WHERE id = ?', [id]);
    expect(Number(member!.growth)).toBe(2100 + 95);
  });

  it('previews the tier a purchase leads to, and the purchase does lead there', async () => {
    const id = await desk.shop.member('silver-soon', [aPurchase({ amountFen: 59_900 })]);
    const { visit } = await desk.visit(id);
    const below = await desk.quote({ visit, amountFen: 99 });
    const quote = await desk.quote({ visit, amountFen: 100 });
    expect(below.tierAfter).toBeNull();
    expect(quote).toMatchObject({ tierAfter: { key: 'silver' }, coach: '这单之后升为银卡。' });
    const bought = { visit, receiptNo: 'UP-1', amountFen: 100 };
    const first = await desk.buy(bought);
    expect(first).toMatchObject({ tier: { key: 'silver' }, tierBefore: { key: 'plain' } });
    expect(await desk.buy(bought)).toEqual({ ...first, repeated: true });
  });

  it('records the same receipt once when it comes twenty times at once, and uses its coupon once', async () => {
    const id = await desk.goldMember();
    const couponId = await desk.coupon(id);
    const { visit } = await desk.visit(id);
    const bill = { visit, receiptNo: 'SAME-1', amountFen: 12_800, category: '豆子', couponId };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => desk.buy(bill)));
    expect(outcomes.map((o) => o.payableFen)).toEqual(Array(20).fill(9520));
    expect(outcomes.filter((o) => !o.repeated)).toHaveLength(1);
    const facts = await desk.shop.query("SELECT 1 AS one FROM fact WHERE external_id = 'SAME-1'");
    expect(facts).toHaveLength(1);
    expect(new Set(outcomes.map((o) => `${o.growth} ${o.couponRedeemed} ${o.tier.key}`))).toEqual(
      new Set(['95 满 98 减 20 gold']),
    );
  });

  it('answers a repeat even when the visit is over by then', async () => {
    const id = await desk.goldMember();
    const { visit } = await desk.visit(id);
    const bill = { visit, receiptNo: 'LATE-1', amountFen: 3000 };
    await desk.buy(bill);
    desk.shop.clock.advance(6 * 60_000);
    expect((await desk.buy(bill)).repeated).toBe(true);
    expect(await desk.refusal('purchases', { ...bill, receiptNo: 'LATE-2' })).toBe('410 visit_expired');
    expect(await desk.refusal('quote', { visit, amountFen: 1 })).toBe('410 visit_expired');
  });

  it('lets one code move value once', async () => {
    const id = await desk.goldMember();
    const { visit } = await desk.visit(id);
    const codes = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        desk.refusal('purchases', { visit, receiptNo: `CODE-${i}`, amountFen: 1000 }),
      ),
    );
    expect(codes.filter((c) => c === '200 ok')).toHaveLength(1);
    expect(codes.filter((c) => c === '409 code_used')).toHaveLength(11);
    expect(await desk.refusal('identify', { code: desk.code(id) })).toBe('409 code_used');
  });

  it('uses one coupon on one of eight receipts at once, and leaves no trace of the other seven', async () => {
    const id = await desk.goldMember();
    const couponId = await desk.coupon(id);
    const visits: string[] = [];
    for (let i = 0; i < 8; i += 1) visits.push((await desk.visit(id)).visit);
    const before = await desk.state();
    const codes = await Promise.all(
      visits.map((visit, i) =>
        desk.refusal('purchases', { visit, receiptNo: `COUPON-${i}`, amountFen: 12_800, couponId }),
      ),
    );
    expect(codes.filter((c) => c === '200 ok')).toHaveLength(1);
    expect(codes.filter((c) => c === '409 coupon_used')).toHaveLength(7);
    const after = await desk.state();
    expect(after).toMatchObject({
      facts: before.facts + 1,
      redeemed: before.redeemed + 1,
      codes: before.codes + 1,
      growth: before.growth + 108,
    });
  });

  it('rings up a bill that a voucher covers whole, once', async () => {
    const id = await desk.goldMember();
    const couponId = await desk.coupon(id, { kind: 'voucher', title: '¥15 代金券', amountFen: 1500 });
    const { visit } = await desk.visit(id);
    const bill = { visit, receiptNo: 'FREE-1', amountFen: 1200, couponId, expectedPayableFen: 0 };
    const first = await desk.buy(bill);
    expect(first).toMatchObject({ repeated: false, payableFen: 0, growth: 0, couponRedeemed: '¥15 代金券' });
    expect(await desk.buy(bill)).toEqual({ ...first, repeated: true });
    const [coupon] = await desk.shop.query<{ state: string }>('SELECT state FROM coupon WHERE id = ?', [couponId]);
    expect(coupon!.state).toBe('redeemed');
  });

  it('takes purchases from a till that names the member by card, without coupons', async () => {
    const id = await desk.goldMember();
    const couponId = await desk.coupon(id);
    const member = { cardNo: await desk.cardOf(id) };
    const bill = { member, receiptNo: 'OPEN-1', amountFen: 10_000, category: '豆子' };
    expect(await desk.buy(bill)).toMatchObject({ repeated: false, payableFen: 9000, growth: 90 });
    expect(await desk.buy(bill)).toMatchObject({ repeated: true, payableFen: 9000, growth: 90 });
    const withCoupon = { ...bill, receiptNo: 'OPEN-2', couponId };
    expect(await desk.refusal('purchases', withCoupon)).toBe('409 code_needed');
  });
});
