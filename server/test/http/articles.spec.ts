import type {
  Article,
  ArticleDraft,
  ArticleFunnel,
  ArticleRow,
  MyArticle,
  MyArticleRow,
  ReadingOutcome,
} from '@jieti/shared/api/articles';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { Page } from '@jieti/shared/api/paging';
import { aPurchase } from '../setup/facts.js';
import { HttpShop, type Answer } from './http-shop.js';

/** One minute of reading by estimate: thirty seconds of it count. */
const draft: ArticleDraft = {
  ...{ title: '怎么存豆子', summary: '三句话说完。', cover: null, tiers: [] },
  body: [
    { kind: 'heading', text: '放哪里' },
    { kind: 'text', text: '豆'.repeat(397) },
  ],
  relatedProducts: [{ name: '密封罐', note: '¥68' }],
};

let shop: HttpShop;
let operator: string;
let keys = 0;

const codeOf = (answer: Answer) => answer.json<ErrorBody>().code;
const move = (id: number, state: string) => shop.post(`/api/articles/${id}/state`, { state }, operator);
const open = (token: string, id: number) => shop.get(`/api/me/articles/${id}`, token);
const share = (token: string, id: number) => shop.post(`/api/me/articles/${id}/share`, {}, token);
const listed = async (token: string, query = '') =>
  (await shop.get(`/api/me/articles${query}`, token)).json<Page<MyArticleRow>>();
const seconds = (count: number) => shop.clock.advance(count * 1000);

function report(token: string, id: number, seen: object, requestKey = `report-${(keys += 1)}`): Promise<Answer> {
  return shop.post(`/api/me/articles/${id}/reading`, { seconds: 30, scroll: 100, requestKey, ...seen }, token);
}

async function drafted(part: Partial<ArticleDraft> = {}): Promise<Article> {
  return (await shop.post('/api/articles', { ...draft, ...part }, operator)).json<Article>();
}

async function published(part: Partial<ArticleDraft> = {}): Promise<Article> {
  return (await move((await drafted(part)).id, 'published')).json<Article>();
}

async function member(name: string, amountFen = 100): Promise<{ readonly id: number; readonly token: string }> {
  const id = await shop.member(name, [aPurchase({ amountFen, occurredAt: shop.clock.now() - 60_000 })], name);
  return { id, token: shop.token('member', id) };
}

async function factsOf(memberId: number): Promise<readonly string[]> {
  const rows = await shop.query<{ external_id: string }>(
    "SELECT external_id FROM fact WHERE member_id = ? AND source = 'article' ORDER BY external_id",
    [memberId],
  );
  return rows.map((row) => row.external_id);
}

beforeAll(async () => {
  shop = await HttpShop.open();
  operator = await shop.staff('operator');
});
afterAll(() => shop.close());

describe('D210: an article', () => {
  it('is nobody’s before it is published, and nobody’s once it is withdrawn', async () => {
    const { token } = await member('reader');
    const { id } = await drafted();
    expect((await open(token, id)).status).toBe(404);
    expect(codeOf(await move(id, 'withdrawn'))).toBe('article_draft');
    const { publishedAt } = (await move(id, 'published')).json<Article>();
    expect((await open(token, id)).json<MyArticle>()).toMatchObject({ ...draft, id, minutes: 1, neededSeconds: 30 });
    expect((await listed(token)).items).toMatchObject([{ id, isRead: false, isLocked: false }]);
    await move(id, 'withdrawn');
    expect(codeOf(await open(token, id))).toBe('article_withdrawn');
    expect(codeOf(await report(token, id, {}))).toBe('article_withdrawn');
    expect(codeOf(await share(token, id))).toBe('article_withdrawn');
    expect((await listed(token)).items).toEqual([]);
    seconds(60);
    expect((await move(id, 'published')).json<Article>()).toMatchObject({ state: 'published', publishedAt });
  });

  it('is changed by one who saw the last change, also when it is out, or not at all', async () => {
    const article = await published();
    const put = (revision: number, title: string) =>
      shop.ask('PUT', `/api/articles/${article.id}`, {
        ...{ token: operator, body: { revision, article: { ...draft, title } } },
      });
    expect((await put(article.revision, '新的标题')).json<Article>().title).toBe('新的标题');
    expect(codeOf(await put(article.revision, '旧的标题'))).toBe('draft_changed');
    expect(
      codeOf(await shop.ask('PUT', '/api/articles/999', { token: operator, body: { revision: 1, article: draft } })),
    ).toBe('not_found');
  });

  it('is deleted while it is a draft, and withdrawn after', async () => {
    const remove = (id: number) => shop.ask('DELETE', `/api/articles/${id}`, { token: operator });
    const { id } = await drafted();
    expect((await remove(id)).status).toBe(204);
    expect((await remove(id)).status).toBe(404);
    expect(codeOf(await remove((await published()).id))).toBe('article_not_draft');
  });

  it.each([
    ['no title', { title: ' ' }],
    ['no text', { body: [] }],
    ['a block of its own making', { body: [{ kind: 'html', text: '<script>' }] }],
    ['a picture from elsewhere', { body: [{ kind: 'image', picture: 'https://x.example/a.png', caption: '' }] }],
    ['a cover that is too large', { cover: `data:image/png;base64,${'A'.repeat(60_000)}` }],
    ['seven pictures', { body: Array(7).fill({ kind: 'image', picture: 'data:image/png;base64,AAAA', caption: '' }) }],
    ['an unknown field', { html: '<b>' }],
  ])('refuses %s', async (_, part) => {
    expect((await shop.post('/api/articles', { ...draft, ...part }, operator)).status).toBe(400);
  });

  it('is listed newest first, a page at a time, without gaps or repeats', async () => {
    const { token } = await member('pages');
    for (let i = 0; i < 3; i += 1) await published({ title: `第 ${i} 篇` });
    const all = (await listed(token)).items.map(({ id }) => id);
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page<MyArticleRow> = await listed(token, `?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
    expect(codeOf(await shop.get('/api/me/articles?cursor=nonsense', token))).toBe('page_cursor_invalid');
  });

  it('is for the tiers named: the others see that it is there', async () => {
    const { id } = await published({ tiers: ['gold'] });
    const [plain, gold] = [await member('a-plain'), await member('a-gold', 250_000)];
    expect((await listed(plain.token)).items[0]).toMatchObject({ id, isLocked: true, tiers: ['金卡'] });
    expect(codeOf(await open(plain.token, id))).toBe('article_tier');
    expect(codeOf(await report(plain.token, id, {}))).toBe('not_found');
    expect((await open(gold.token, id)).status).toBe(200);
  });
});

describe('D211: reading', () => {
  it('counts once it was long enough and far enough, and only once', async () => {
    const { id } = await published();
    const { id: memberId, token } = await member('thorough');
    expect(codeOf(await report(token, id, {}))).toBe('not_found');
    await open(token, id);
    seconds(40);
    const outcome = async (seen: object, key?: string, article = id) =>
      (await report(token, article, seen, key)).json<ReadingOutcome>();
    const not = { counted: false, gained: 0, isRead: false };
    expect(await outcome({ seconds: 30, scroll: 79 })).toEqual(not);
    expect(await outcome({ seconds: 30, scroll: 80 })).toMatchObject({ counted: true, isRead: true });
    const { id: other } = await published();
    await open(token, other);
    seconds(40);
    expect(await outcome({ seconds: 29 }, 'report-of-other', other)).toEqual(not);
    expect(await factsOf(memberId)).toEqual([`read:${id}:${memberId}`]);
  });

  it('is believed no longer than the server saw it open', async () => {
    const { id } = await published();
    const { id: memberId, token } = await member('hasty');
    await open(token, id);
    seconds(3);
    expect((await report(token, id, { seconds: 600 })).json<ReadingOutcome>().counted).toBe(false);
    seconds(2);
    expect((await report(token, id, { seconds: 86_400 })).json<ReadingOutcome>().counted).toBe(false);
    expect(await factsOf(memberId)).toEqual([]);
    expect((await report(token, id, { seconds: -1 })).status).toBe(400);
    expect((await report(token, id, { scroll: 101 })).status).toBe(400);
  });

  it('adds up over visits', async () => {
    const { id } = await published();
    const { token } = await member('twice');
    for (const [scroll, counted] of [
      [50, false],
      [90, true],
    ] as const) {
      await open(token, id);
      seconds(15);
      expect((await report(token, id, { seconds: 15, scroll })).json<ReadingOutcome>().counted).toBe(counted);
    }
    expect((await open(token, id)).json<MyArticle>()).toMatchObject({ isRead: true, worth: 0 });
  });

  it('told many times at once is one activity, and the report that counted says so again', async () => {
    const { id } = await published();
    const { id: memberId, token } = await member('atonce');
    await open(token, id);
    seconds(31);
    const same = await Promise.all(Array.from({ length: 8 }, () => report(token, id, {}, 'the-same-report')));
    expect(same.map((one) => one.json<ReadingOutcome>())).toEqual(
      Array(8).fill({ counted: true, gained: same[0]!.json<ReadingOutcome>().gained, isRead: true }),
    );
    expect((await report(token, id, {})).json<ReadingOutcome>()).toEqual({ counted: false, gained: 0, isRead: true });
    expect(await factsOf(memberId)).toEqual([`read:${id}:${memberId}`]);
  });

  it('opened by one member on eight phones at once is one reading', async () => {
    const { id } = await published();
    const { token } = await member('eight');
    const opened = await Promise.all(Array.from({ length: 8 }, () => open(token, id)));
    expect(opened.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await shop.get(`/api/articles/${id}/funnel`, operator)).json<ArticleFunnel>().opened).toBe(1);
  });
});

test('D212: sharing counts once per article and day, and only what was opened', async () => {
  const { id } = await published();
  const { id: memberId, token } = await member('sharer');
  expect(codeOf(await share(token, id))).toBe('not_found');
  await open(token, id);
  const all = await Promise.all([1, 2, 3, 4].map(() => share(token, id)));
  expect(all.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  expect(await factsOf(memberId)).toHaveLength(1);
  shop.clock.advance(86_400_000);
  operator = await shop.staff('operator');
  const later = shop.token('member', memberId);
  expect((await share(later, id)).status).toBe(204);
  expect(await factsOf(memberId)).toHaveLength(2);
});

describe('D213: the funnel', () => {
  it('says who opened, read and shared, and how long the member in the middle stayed', async () => {
    const { id } = await published({ title: '漏斗 50%' });
    for (const [i, stay] of [4, 16, 31, 200].entries()) {
      const { token } = await member(`f${i}`);
      await open(token, id);
      seconds(stay);
      await report(token, id, { seconds: stay, scroll: stay > 30 ? 100 : 40 });
      if (i === 3) await share(token, id);
    }
    const funnel = (await shop.get(`/api/articles/${id}/funnel`, operator)).json<ArticleFunnel>();
    expect(funnel).toMatchObject({ opened: 4, read: 2, shared: 1, medianSeconds: 16, estimatedSeconds: 60 });
    expect(funnel.dwell.filter(({ members }) => members > 0)).toEqual([
      { from: 0, to: 5, members: 1 },
      { from: 15, to: 30, members: 1 },
      { from: 30, to: 45, members: 1 },
      { from: 180, to: 300, members: 1 },
    ]);
    expect(funnel.scroll.map(({ members }) => members)).toEqual([0, 2, 0, 2]);
    const search = (await shop.get(`/api/articles?search=${encodeURIComponent('50%')}`, operator)).json<
      Page<ArticleRow>
    >();
    expect(search.items).toMatchObject([{ id, funnel: { opened: 4, read: 2, shared: 1, medianSeconds: 16 } }]);
    const csv = (await shop.get(`/api/articles/${id}/readings/export`, operator)).text.trim().split('\r\n');
    expect(csv).toHaveLength(5);
    expect(csv[4]).toMatch(/,200,100,.*,1$/);
  });

  it('is empty for what nobody opened, and nobody’s but the operators’', async () => {
    const { id } = await published();
    const funnel = (await shop.get(`/api/articles/${id}/funnel`, operator)).json<ArticleFunnel>();
    expect(funnel).toMatchObject({ opened: 0, read: 0, shared: 0, medianSeconds: null });
    expect((await shop.get(`/api/articles/${id}/funnel`, await shop.staff('clerk'))).status).toBe(403);
    expect((await shop.get('/api/articles/999/funnel', operator)).status).toBe(404);
  });
});
