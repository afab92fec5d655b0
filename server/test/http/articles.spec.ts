import type { Article, ArticleFunnel, MyArticle, MyArticleRow, ReadingOutcome } from '@jieti/shared/api/articles';
import type { Page } from '@jieti/shared/api/paging';
import { articleDraft, ArticleShop, refusalOf } from './article-shop.js';

let desk: ArticleShop;

beforeAll(async () => {
  desk = await ArticleShop.open();
});
afterAll(() => desk.shop.close());

describe('D210: an article', () => {
  it('is nobody’s before it is published, and nobody’s once it is withdrawn', async () => {
    const { token } = await desk.member('reader');
    const { id } = await desk.drafted();
    expect((await desk.open(token, id)).status).toBe(404);
    expect(refusalOf(await desk.move(id, 'withdrawn'))).toBe('article_draft');
    const { publishedAt } = (await desk.move(id, 'published')).json<Article>();
    expect((await desk.open(token, id)).json<MyArticle>()).toMatchObject({
      ...articleDraft,
      id,
      minutes: 1,
      neededSeconds: 30,
    });
    expect((await desk.listed(token)).items).toMatchObject([{ id, isRead: false, isLocked: false }]);
    await desk.move(id, 'withdrawn');
    expect(refusalOf(await desk.open(token, id))).toBe('article_withdrawn');
    expect(refusalOf(await desk.report(token, id, {}))).toBe('article_withdrawn');
    expect(refusalOf(await desk.share(token, id))).toBe('article_withdrawn');
    expect((await desk.listed(token)).items).toEqual([]);
    desk.seconds(60);
    expect((await desk.move(id, 'published')).json<Article>()).toMatchObject({ state: 'published', publishedAt });
  });

  it('is changed by one who saw the last change, also when it is out, or not at all', async () => {
    const article = await desk.published();
    const put = (revision: number, title: string) =>
      desk.shop.ask('PUT', `/api/articles/${article.id}`, {
        ...{ token: desk.operator, body: { revision, article: { ...articleDraft, title } } },
      });
    expect((await put(article.revision, '新的标题')).json<Article>().title).toBe('新的标题');
    expect(refusalOf(await put(article.revision, '旧的标题'))).toBe('draft_changed');
    expect(
      refusalOf(
        await desk.shop.ask('PUT', '/api/articles/999', {
          token: desk.operator,
          body: { revision: 1, article: articleDraft },
        }),
      ),
    ).toBe('not_found');
  });

  it('is deleted while it is a draft, and withdrawn after', async () => {
    const remove = (id: number) => desk.shop.ask('DELETE', `/api/articles/${id}`, { token: desk.operator });
    const { id } = await desk.drafted();
    expect((await remove(id)).status).toBe(204);
    expect((await remove(id)).status).toBe(404);
    expect(refusalOf(await remove((await desk.published()).id))).toBe('article_not_draft');
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
    expect((await desk.shop.post('/api/articles', { ...articleDraft, ...part }, desk.operator)).status).toBe(400);
  });

  it('is listed newest first, a page at a time, without gaps or repeats', async () => {
    const { token } = await desk.member('pages');
    for (let i = 0; i < 3; i += 1) await desk.published({ title: `第 ${i} 篇` });
    const all = (await desk.listed(token)).items.map(({ id }) => id);
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page<MyArticleRow> = await desk.listed(token, `?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
    expect(refusalOf(await desk.shop.get('/api/me/articles?cursor=nonsense', token))).toBe('page_cursor_invalid');
  });

  it('is for the tiers named: the others see that it is there', async () => {
    const { id } = await desk.published({ tiers: ['gold'] });
    const [plain, gold] = [await desk.member('a-plain'), await desk.member('a-gold', 250_000)];
    expect((await desk.listed(plain.token)).items[0]).toMatchObject({ id, isLocked: true, tiers: ['金卡'] });
    expect(refusalOf(await desk.open(plain.token, id))).toBe('article_tier');
    expect(refusalOf(await desk.report(plain.token, id, {}))).toBe('not_found');
    expect((await desk.open(gold.token, id)).status).toBe(200);
  });
});

describe('D211: reading', () => {
  it('counts once it was long enough and far enough, and only once', async () => {
    const { id } = await desk.published();
    const { id: memberId, token } = await desk.member('thorough');
    expect(refusalOf(await desk.report(token, id, {}))).toBe('not_found');
    await desk.open(token, id);
    desk.seconds(40);
    const outcome = async (seen: object, key?: string, article = id) =>
      (await desk.report(token, article, seen, key)).json<ReadingOutcome>();
    const not = { counted: false, gained: 0, isRead: false };
    expect(await outcome({ seconds: 30, scroll: 79 })).toEqual(not);
    expect(await outcome({ seconds: 30, scroll: 80 })).toMatchObject({ counted: true, isRead: true });
    const { id: other } = await desk.published();
    await desk.open(token, other);
    desk.seconds(40);
    expect(await outcome({ seconds: 29 }, 'report-of-other', other)).toEqual(not);
    expect(await desk.factsOf(memberId)).toEqual([`read:${id}:${memberId}`]);
  });

  it('is believed no longer than the server saw it open', async () => {
    const { id } = await desk.published();
    const { id: memberId, token } = await desk.member('hasty');
    await desk.open(token, id);
    desk.seconds(3);
    expect((await desk.report(token, id, { seconds: 600 })).json<ReadingOutcome>().counted).toBe(false);
    desk.seconds(2);
    expect((await desk.report(token, id, { seconds: 86_400 })).json<ReadingOutcome>().counted).toBe(false);
    expect(await desk.factsOf(memberId)).toEqual([]);
    expect((await desk.report(token, id, { seconds: -1 })).status).toBe(400);
    expect((await desk.report(token, id, { scroll: 101 })).status).toBe(400);
  });

  it('adds up over visits', async () => {
    const { id } = await desk.published();
    const { token } = await desk.member('twice');
    for (const [scroll, counted] of [
      [50, false],
      [90, true],
    ] as const) {
      await desk.open(token, id);
      desk.seconds(15);
      expect((await desk.report(token, id, { seconds: 15, scroll })).json<ReadingOutcome>().counted).toBe(counted);
    }
    expect((await desk.open(token, id)).json<MyArticle>()).toMatchObject({ isRead: true, worth: 0 });
  });

  it('told many times at once is one activity, and the report that counted says so again', async () => {
    const { id } = await desk.published();
    const { id: memberId, token } = await desk.member('atonce');
    await desk.open(token, id);
    desk.seconds(31);
    const same = await Promise.all(Array.from({ length: 8 }, () => desk.report(token, id, {}, 'the-same-report')));
    expect(same.map((one) => one.json<ReadingOutcome>())).toEqual(
      Array(8).fill({ counted: true, gained: same[0]!.json<ReadingOutcome>().gained, isRead: true }),
    );
    expect((await desk.report(token, id, {})).json<ReadingOutcome>()).toEqual({
      counted: false,
      gained: 0,
      isRead: true,
    });
    expect(await desk.factsOf(memberId)).toEqual([`read:${id}:${memberId}`]);
  });

  it('opened by one member on eight phones at once is one reading', async () => {
    const { id } = await desk.published();
    const { token } = await desk.member('eight');
    const opened = await Promise.all(Array.from({ length: 8 }, () => desk.open(token, id)));
    expect(opened.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await desk.shop.get(`/api/articles/${id}/funnel`, desk.operator)).json<ArticleFunnel>().opened).toBe(1);
  });
});
