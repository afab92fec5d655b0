import type { ArticleFunnel, ArticleRow } from '@jieti/shared/api/articles';
import type { Page } from '@jieti/shared/api/paging';
import { ArticleShop, refusalOf } from './article-shop.js';

let desk: ArticleShop;

beforeAll(async () => {
  desk = await ArticleShop.open();
});
afterAll(() => desk.shop.close());

test('D212: sharing counts once per article and day, and only what was opened', async () => {
  const { id } = await desk.published();
  const { id: memberId, token } = await desk.member('sharer');
  expect(refusalOf(await desk.share(token, id))).toBe('not_found');
  await desk.open(token, id);
  const all = await Promise.all([1, 2, 3, 4].map(() => desk.share(token, id)));
  expect(all.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  expect(await desk.factsOf(memberId)).toHaveLength(1);
  desk.shop.clock.advance(86_400_000);
  desk.operator = await desk.shop.staff('operator');
  const later = desk.shop.token('member', memberId);
  expect((await desk.share(later, id)).status).toBe(204);
  expect(await desk.factsOf(memberId)).toHaveLength(2);
});

describe('D213: the funnel', () => {
  it('says who opened, read and shared, and how long the member in the middle stayed', async () => {
    const { id } = await desk.published({ title: '漏斗 50%' });
    for (const [i, stay] of [4, 16, 31, 200].entries()) {
      const { token } = await desk.member(`f${i}`);
      await desk.open(token, id);
      desk.seconds(stay);
      await desk.report(token, id, { seconds: stay, scroll: stay > 30 ? 100 : 40 });
      if (i === 3) await desk.share(token, id);
    }
    const funnel = (await desk.shop.get(`/api/articles/${id}/funnel`, desk.operator)).json<ArticleFunnel>();
    expect(funnel).toMatchObject({ opened: 4, read: 2, shared: 1, medianSeconds: 16, estimatedSeconds: 60 });
    expect(funnel.dwell.filter(({ members }) => members > 0)).toEqual([
      { from: 0, to: 5, members: 1 },
      { from: 15, to: 30, members: 1 },
      { from: 30, to: 45, members: 1 },
      { from: 180, to: 300, members: 1 },
    ]);
    expect(funnel.scroll.map(({ members }) => members)).toEqual([0, 2, 0, 2]);
    const search = (await desk.shop.get(`/api/articles?search=${encodeURIComponent('50%')}`, desk.operator)).json<
      Page<ArticleRow>
    >();
    expect(search.items).toMatchObject([{ id, funnel: { opened: 4, read: 2, shared: 1, medianSeconds: 16 } }]);
    const csv = (await desk.shop.get(`/api/articles/${id}/readings/export`, desk.operator)).text.trim().split('\r\n');
    expect(csv).toHaveLength(5);
    expect(csv[4]).toMatch(/,200,100,.*,1$/);
  });

  it('is empty for what nobody opened, and nobody’s but the operators’', async () => {
    const { id } = await desk.published();
    const funnel = (await desk.shop.get(`/api/articles/${id}/funnel`, desk.operator)).json<ArticleFunnel>();
    expect(funnel).toMatchObject({ opened: 0, read: 0, shared: 0, medianSeconds: null });
    expect((await desk.shop.get(`/api/articles/${id}/funnel`, await desk.shop.staff('clerk'))).status).toBe(403);
    expect((await desk.shop.get('/api/articles/999/funnel', desk.operator)).status).toBe(404);
  });
});
