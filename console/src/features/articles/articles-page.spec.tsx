import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  ArticleFunnelSchema,
  ArticlePageSchema,
  ArticleSchema,
  type Article,
  type ArticleRow,
} from '@jieti/shared/api/articles';
import { json, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

const article: Article = {
  ...{ id: 7, state: 'draft', revision: 3, title: '怎么存豆子', summary: '三句话', cover: null, tiers: [] },
  ...{ minutes: 1, publishedAt: null, changedAt: 1_780_000_000_000, createdBy: 'operator', relatedProducts: [] },
  body: [{ kind: 'text', text: '密封、避光。' }],
};

const row: ArticleRow = {
  ...{ id: 7, state: 'published', title: '怎么存豆子', summary: '三句话', cover: null, tiers: [], minutes: 1 },
  ...{ publishedAt: 1_780_000_000_000, changedAt: 1_780_000_000_000, createdBy: 'operator' },
  funnel: { opened: 40, read: 30, shared: 4, medianSeconds: 52 },
};

let server: FakeServer;
const sent = (path: string) => server.seen.filter((call) => call.path === path && call.method !== 'GET');

beforeEach(() => {
  server = startFakeServer();
});

describe('articles in the console', () => {
  it('are listed with what came of them', async () => {
    server.on('GET /articles', () => json(ArticlePageSchema, { items: [row], nextCursor: null, total: 1 }));
    renderApp('/articles');
    const text = (await screen.findByTestId('article-row')).textContent;
    expect(text).toContain('怎么存豆子');
    expect(text).toContain('40 · 30 · 475.0%52 秒');
  });

  it('are written with the phone beside them, and sent with the revision that was seen', async () => {
    server.on('GET /articles/7', () => json(ArticleSchema, article));
    server.on('PUT /articles/7', () => json(ArticleSchema, { ...article, revision: 4, title: '豆子怎么存' }));
    renderApp('/articles/7');
    fireEvent.change(await screen.findByLabelText('标题'), { target: { value: '豆子怎么存' } });
    fireEvent.click(screen.getByTestId('add-quote'));
    expect(screen.getByTestId('article-save')).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText('第 2 段'), { target: { value: '买两周喝得完的量。' } });
    expect(screen.getByTestId('article-preview').textContent).toContain('买两周喝得完的量。');
    fireEvent.click(screen.getByTestId('article-save'));
    await waitFor(() => expect(sent('/articles/7')).toHaveLength(1));
    expect(sent('/articles/7')[0]!.body).toMatchObject({
      revision: 3,
      article: { title: '豆子怎么存', body: [{ kind: 'text' }, { kind: 'quote', text: '买两周喝得完的量。' }] },
    });
  });

  it('show who opened, read and shared them', async () => {
    server.on('GET /articles/7', () => json(ArticleSchema, { ...article, state: 'published' }));
    server.on('GET /articles/7/funnel', () =>
      json(ArticleFunnelSchema, {
        ...row.funnel,
        ...{ estimatedSeconds: 60, neededSeconds: 30 },
        dwell: [{ from: 0, to: null, members: 40 }],
        scroll: [0, 25, 50, 75].map((from) => ({ from, members: 10 })),
      }),
    );
    renderApp('/articles/7?view=readers');
    expect(await screen.findByText('停留满 30 秒、看到全文的 80% 才算读完')).toBeTruthy();
    expect(screen.getByText('30 人')).toBeTruthy();
    expect(screen.getByText('13.3%')).toBeTruthy();
  });
});
