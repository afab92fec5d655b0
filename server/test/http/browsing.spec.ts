import type {
  BrowseInterests,
  BrowsePaths,
  BrowseReceipt,
  BrowseReport,
  BrowseVisit,
  InterestedMember,
} from '@jieti/shared/api/browsing';
import type { Page } from '@jieti/shared/api/paging';
import { BrowsingRetentionService } from '../../src/browsing/browsing-retention.service.js';
import { aPurchase } from '../setup/facts.js';
import { agree } from '../setup/consents.js';
import { HttpShop } from './http-shop.js';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const home = 'pages/home/index';
const coupons = 'pages/coupons/index';
const article = 'packages/community/article/index';

describe('browsing', () => {
  let shop: HttpShop;
  let operator: string;
  let people = 0;
  let lin: { readonly id: number; readonly token: string };

  /** Opened so long ago, by a right clock. */
  const visit = (visitId: string, page: string, more: Partial<BrowseVisit> = {}): BrowseVisit => ({
    ...{ visitId, page, from: null, item: null, at: shop.clock.now() - 60 * SECOND, dwellMs: 10 * SECOND },
    ...more,
  });
  const send = async (visits: readonly BrowseVisit[], by = lin.token, sentAt = shop.clock.now()) =>
    (await shop.post('/api/me/browsing', { sentAt, visits }, by)).json<BrowseReceipt>();
  const report = async (query = '') => (await shop.get(`/api/browsing/pages${query}`, operator)).json<BrowseReport>();
  const interests = async () => (await shop.get('/api/browsing/interests', operator)).json<BrowseInterests>().tags;
  const kept = () =>
    shop.query<{ session: string; step: number; dwell_ms: number; entered_at: number }>(
      'SELECT session, step, dwell_ms, entered_at FROM browse_visit ORDER BY session, step',
    );

  beforeAll(async () => {
    shop = await HttpShop.open();
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    for (const table of ['browse_visit', 'member_interest', 'privacy_consent'])
      await shop.run((tx) => tx.execute(`DELETE FROM ${table}`));
    operator = await shop.staff('operator');
    people += 1;
    const id = await shop.member(`lin${people}`, [aPurchase({ externalId: `P${people}` })]);
    lin = { id, token: shop.token('member', id) };
  });

  it('keep nothing of a member who never agreed, nor after the agreement was taken back (D240)', async () => {
    expect(await send([visit('stay0001-1', home)])).toEqual({ allowed: false, counted: 0 });
    await agree(shop, lin.id, 'browsing');
    expect(await send([visit('stay0001-1', home)])).toEqual({ allowed: true, counted: 1 });
    await agree(shop, lin.id, 'browsing', false);
    expect(await send([visit('stay0001-2', coupons)])).toEqual({ allowed: false, counted: 0 });
  });

  it('count a batch once, however often, in whatever order and from how many hands it comes', async () => {
    await agree(shop, lin.id, 'browsing');
    const batch = [visit('stay0001-1', home), visit('stay0001-2', coupons, { from: home })];
    const receipts = await Promise.all([send(batch), send([...batch].reverse()), send(batch)]);
    expect(receipts.reduce((sum, { counted }) => sum + counted, 0)).toBe(2);
    expect(await send([visit('stay0001-3', home, { from: coupons }), ...batch])).toMatchObject({ counted: 1 });
    expect(await report()).toMatchObject({ views: 3, members: 1, stays: 1 });
  });

  it('take the longer time of a page that was still looked at, and never a shorter one', async () => {
    await agree(shop, lin.id, 'browsing');
    await send([visit('stay0001-1', coupons, { dwellMs: 15 * SECOND })]);
    expect(await interests()).toEqual([]);
    expect(await send([visit('stay0001-1', coupons, { dwellMs: 25 * SECOND })])).toMatchObject({ counted: 0 });
    await send([visit('stay0001-1', coupons, { dwellMs: 5 * SECOND })]);
    expect((await kept()).map((row) => Number(row.dwell_ms))).toEqual([25 * SECOND]);
    expect(await interests()).toMatchObject([{ tag: 'coupons', visits: 1, dwellMs: 25 * SECOND }]);
  });

  it('go by the server’s clock where the phone’s is an hour wrong, and leave out what is a week old', async () => {
    await agree(shop, lin.id, 'browsing');
    const now = shop.clock.now();
    for (const [stay, wrong] of [
      ['fast', HOUR],
      ['slow', -HOUR],
    ] as const)
      await send([visit(`${stay}0001-1`, home, { at: now + wrong - 30 * SECOND })], lin.token, now + wrong);
    expect((await kept()).map((row) => Number(row.entered_at))).toEqual([now - 30 * SECOND, now - 30 * SECOND]);
    expect(await send([visit('late0001-1', home, { at: now - 8 * DAY })])).toMatchObject({ allowed: true, counted: 0 });
  });

  it('say how pages are looked at: bounces, paths, and what members dwell on (D241, D242)', async () => {
    await shop.run((tx) =>
      tx.insertRows('article', articleColumns, [
        [12, 'published', 1, '浅烘怎么冲', '', '[]', '[]', '[]', 60, 1, 'operator', 1],
      ]),
    );
    await agree(shop, lin.id, 'browsing');
    const reading = { from: home, item: 'article:12', dwellMs: 40 * SECOND };
    await send([...[visit('stay0001-1', home), visit('stay0001-2', article, reading), visit('stay0002-1', home)]]);
    const { pages, bounceShare } = await report();
    expect(pages).toMatchObject([
      { page: home, title: '会员卡', views: 2, entries: 2, bounceShare: 0.5, medianDwellMs: 10 * SECOND },
      { page: article, views: 1, entries: 0, bounceShare: null, medianDwellMs: 40 * SECOND },
    ]);
    expect(bounceShare).toBe(0.5);
    const { steps } = (await shop.get('/api/browsing/paths', operator)).json<BrowsePaths>();
    expect(steps).toContainEqual(
      expect.objectContaining({ from: home, to: article, count: 1, share: 0.5, fromTitle: '会员卡', toTitle: '文章' }),
    );
    expect(steps).toContainEqual(expect.objectContaining({ from: null, to: home, count: 2, share: 1 }));
    expect(await interests()).toMatchObject([{ tag: 'article:12', title: '浅烘怎么冲', members: 1 }]);
    const query = '?tag=article%3A12';
    const members = (await shop.get(`/api/browsing/interests/members${query}`, operator)).json<
      Page<InterestedMember>
    >();
    expect(members).toMatchObject({ items: [{ memberId: lin.id, name: '林**' }], total: 1 });
    const csv = await shop.get(`/api/browsing/interests/members/export${query}`, operator);
    expect(csv.text).toContain('林**');
    expect((await shop.get('/api/browsing/pages/export', operator)).text).toContain(
      '会员卡,pages/home/index,2,1,10,2,50',
    );
  });

  it('show a span of days and a tier alone', async () => {
    await agree(shop, lin.id, 'browsing');
    await send([visit('stay0001-1', home)]);
    const [row] = await shop.query<{ tier: string }>('SELECT tier FROM member WHERE id = ?', [lin.id]);
    expect(await report(`?tier=${row?.tier ?? ''}`)).toMatchObject({ views: 1 });
    expect(await report('?tier=platinum-of-nobody')).toMatchObject({ views: 0, pages: [], bounceShare: null });
    expect(await report('?from=2020-01-01&to=2020-01-31')).toMatchObject({ views: 0, from: '2020-01-01' });
    expect((await report('?from=1990-01-01')).days).toHaveLength(180);
  });

  it('go after 180 days, and with the agreement (D243)', async () => {
    await agree(shop, lin.id, 'browsing');
    await send([visit('stay0001-1', coupons, { dwellMs: 30 * SECOND })]);
    const tidy = () => shop.app.get(BrowsingRetentionService, { strict: false }).tidy(shop.clock.now());
    shop.clock.advance(180 * DAY - 120 * SECOND);
    await tidy();
    expect(await kept()).toHaveLength(1);
    shop.clock.advance(300 * SECOND);
    await tidy();
    const tags = () => shop.query('SELECT tag FROM member_interest');
    expect([await kept(), await tags()]).toEqual([[], []]);
    await send([visit('stay0002-1', coupons, { dwellMs: 30 * SECOND })], shop.token('member', lin.id));
    expect(await kept()).toHaveLength(1);
    await agree(shop, lin.id, 'browsing', false);
    await tidy();
    expect([await kept(), await tags()]).toEqual([[], []]);
  });

  it.each([
    ['a visit without a number', { visitId: 'x' }],
    ['a page that is none', { page: 'https://elsewhere' }],
    ['a page with its query', { page: 'pages/home/index?phone=138' }],
    ['a time below zero', { dwellMs: -1 }],
  ])('refuse %s', async (_, change) => {
    const body = { sentAt: 1, visits: [{ ...visit('stay0001-1', home), ...change }] };
    expect((await shop.post('/api/me/browsing', body, lin.token)).status).toBe(400);
  });
});

const articleColumns = [
  ...['id', 'state', 'revision', 'title', 'summary', 'body', 'products', 'tiers', 'seconds'],
  ...['created_at', 'created_by', 'changed_at'],
];
