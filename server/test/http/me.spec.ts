import type { GrowthItem, Home, InboxItem, MemberCodes, MyCoupons, PerksPage, Profile } from '@jieti/shared/api/me';
import type { Page } from '@jieti/shared/api/paging';
import type { Explanation } from '@jieti/shared/api/tiers';
import { MemberCodes as CodeBook } from '../../src/members/member-codes.js';
import { aPurchase, anEngagement, aRefund } from '../setup/facts.js';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { HttpShop } from './http-shop.js';

const DAY = 86_400_000;

describe('what members see of themselves', () => {
  let shop: HttpShop;
  let memberId: number;
  let mine: string;
  let other: string;

  const get = async <T>(path: string, token = mine) => (await shop.get(`/api/me/${path}`, token)).json<T>();

  beforeAll(async () => {
    shop = await HttpShop.open();
    const at = shop.clock.now() - 300 * DAY;
    await shop.run((tx) => tx.execute("INSERT INTO store (id, name, created_at) VALUES ('anfu', '安福路店', 1)"));
    await shop.run((tx) => insertTemplateRow(tx, { key: 'gift-gold', terms: { title: '满 98 减 20' } }));
    const order = aPurchase({ amountFen: 200_000, occurredAt: at });
    memberId = await shop.member('lin', [order, aRefund({ amountFen: 12_800, occurredAt: at + DAY, order })]);
    await shop.member('lin', [aPurchase({ amountFen: 4_800 }), anEngagement()]);
    mine = shop.token('member', memberId);
    other = shop.token('member', await shop.member('other', [aPurchase()]));
  });
  afterAll(() => shop.close());

  it('is one home page: tier, validity, the way to keep it and the way up', async () => {
    const home = await get<Home>('home');
    expect(home).toMatchObject({
      shopName: '山野咖啡',
      member: { id: memberId, name: '林知夏' },
      tier: { key: 'gold', name: '金卡', rank: 2, palette: 'gold' },
      headline: { label: '近 365 天成长值', value: 1922, unit: 'growth' },
      keep: { holds: true, tier: { key: 'gold' }, daysLeft: 64, leaving: 0 },
      next: { tier: { key: 'platinum' }, items: [{ value: 1922, threshold: 5000, left: 3078 }] },
      unread: 0,
    });
    expect(home.perks.map((perk) => perk.title)).toContain('豆子 9 折');
    expect(home.until).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('keeps to the facts: the figures of home and explanation are the same', async () => {
    const [home, why] = [await get<Home>('home'), await get<Explanation>('why')];
    const { reviewOn: _, daysLeft: __, leaving: ___, ...keep } = home.keep!;
    expect(why.keep).toEqual(keep);
    expect(why.next).toEqual(home.next);
    const kinds = why.timeline.map((item) => item.kind);
    expect(kinds).toEqual(['purchase', 'engagement', 'refund', 'upgrade', 'purchase', 'join']);
    expect(why.counterfactuals.join()).toContain('如果从今天起不再消费');
    expect(why.nonChanges[0]).toBe('没有升到铂金：近 365 天成长值是 1,922，离 5,000 还差 3,078。');
  });

  it('names the cheapest way up to the fen, apart from the ifs (X-7)', async () => {
    const { advice, counterfactuals } = await get<Explanation>('why');
    expect(advice.next).toMatchObject({
      kind: 'ways',
      sentence: '再消费 ¥3,078 可升到铂金',
      ways: [
        {
          sentence: '再消费 ¥3,078 可升到铂金',
          cheapest: true,
          actions: [{ kind: 'purchase', fen: 307_800, orders: 1, days: 1, categories: 0 }],
        },
      ],
    });
    expect(advice.keep).toMatchObject({
      kind: 'done',
      sentence: expect.stringMatching(/^不用再做什么/) as string,
      ways: [],
    });
    expect(counterfactuals.join()).not.toMatch(/可升到|没有升到/);
  });

  it('lists every movement of growth, page by page', async () => {
    const items: GrowthItem[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page<GrowthItem> = await get(`growth?limit=1${cursor && `&cursor=${cursor}`}`);
      items.push(...page.items);
      expect(page.total).toBe(4);
      cursor = page.nextCursor;
    }
    expect(items.map((item) => item.delta).sort((a, b) => a - b)).toEqual([-128, 2, 48, 2000]);
    expect(items.reduce((sum, item) => sum + item.delta, 0)).toBe(1922);
    expect(items.at(-1)).toMatchObject({
      title: '安福路店消费',
      note: expect.stringMatching(/实付 ¥2,000\.00，饮品$/) as string,
      delta: 2000,
    });
    expect((await shop.get('/api/me/growth?cursor=zzz', mine)).status).toBe(400);
  });

  it('shows a code that the till can read, and only for this member', async () => {
    const codes = await get<MemberCodes>('code');
    expect(codes.codes).toHaveLength(20);
    const reading = shop.app.get(CodeBook, { strict: false }).verifyCode(codes.codes[0]!.code, shop.clock.now());
    expect(reading).toMatchObject({ kind: 'valid', memberId, age: 'current' });
  });

  it('shows all tiers with what they need and bring', async () => {
    const perks = await get<PerksPage>('perks');
    expect([perks.current, perks.next]).toEqual(['gold', 'platinum']);
    expect(perks.tiers.map((tier) => tier.requirement)).toEqual([
      '入会即得',
      '成长值 600',
      '成长值 2,000',
      '成长值 5,000',
    ]);
    expect(perks.tiers[2]!.gifts).toEqual(['满 98 减 20']);
  });

  it('shows coupons by state, with all three counts', async () => {
    const coupons = await get<MyCoupons>('coupons');
    expect(coupons.counts.usable).toBe(coupons.items.length);
    expect((await get<MyCoupons>('coupons?state=expired')).items).toEqual([]);
    expect((await shop.get('/api/me/coupons?state=all', mine)).status).toBe(400);
  });

  it('keeps messages until they are read, and nobody reads those of others', async () => {
    const message = [memberId, 1, 'campaign', '夏至拼配到店', '金卡价 88 元', 'pages/coupons/index', 5];
    const columns = ['member_id', 'outbox_id', 'kind', 'title', 'body', 'page', 'created_at'];
    await shop.run((tx) => tx.insertRows('inbox_message', columns, [message]));
    const [item] = (await get<Page<InboxItem>>('inbox')).items;
    expect(item).toMatchObject({ title: '夏至拼配到店', read: false });
    const path = `/api/me/inbox/${item!.id}/read`;
    expect((await shop.post(path, {}, other)).status).toBe(404);
    expect((await get<Home>('home')).unread).toBe(1);
    expect((await shop.post(path, {}, mine)).status).toBe(204);
    expect((await shop.post(path, {}, mine)).status).toBe(204);
    expect(await get<Home>('home')).toMatchObject({ unread: 0, offers: [{ title: '夏至拼配到店' }] });
    expect((await get<Page<InboxItem>>('inbox', other)).items).toEqual([]);
  });

  it('lets them turn marketing off, and only what is theirs to change', async () => {
    const off = await shop.ask('PUT', '/api/me/profile', { token: mine, body: { marketing: false } });
    expect(off.json<Profile>()).toMatchObject({ marketing: false, name: '林知夏' });
    expect((await get<Home>('home')).tier.key).toBe('gold');
    for (const field of ['tier', 'growth', 'openid', 'phone']) {
      const answer = await shop.ask('PUT', '/api/me/profile', { token: mine, body: { [field]: 'platinum' } });
      expect([field, answer.status]).toEqual([field, 400]);
    }
    expect(await get<Profile>('profile', other)).toMatchObject({ marketing: true });
  });
});
