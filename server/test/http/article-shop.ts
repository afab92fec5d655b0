import type { Article, ArticleDraft, MyArticleRow } from '@jieti/shared/api/articles';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { Page } from '@jieti/shared/api/paging';
import { aPurchase } from '../setup/facts.js';
import { HttpShop, type Answer } from './http-shop.js';

/** One minute of reading by estimate: thirty seconds of it count. */
export const articleDraft: ArticleDraft = {
  ...{ title: '怎么存豆子', summary: '三句话说完。', cover: null, tiers: [] },
  body: [
    { kind: 'heading', text: '放哪里' },
    { kind: 'text', text: '豆'.repeat(397) },
  ],
  relatedProducts: [{ name: '密封罐', note: '¥68' }],
};

export const refusalOf = (answer: Answer) => answer.json<ErrorBody>().code;

/** A shop that writes for its members. */
export class ArticleShop {
  private keys = 0;

  private constructor(
    readonly shop: HttpShop,
    public operator: string,
  ) {}

  static async open(): Promise<ArticleShop> {
    const shop = await HttpShop.open();
    return new ArticleShop(shop, await shop.staff('operator'));
  }

  move(id: number, state: string): Promise<Answer> {
    return this.shop.post(`/api/articles/${id}/state`, { state }, this.operator);
  }

  open(token: string, id: number): Promise<Answer> {
    return this.shop.get(`/api/me/articles/${id}`, token);
  }

  share(token: string, id: number): Promise<Answer> {
    return this.shop.post(`/api/me/articles/${id}/share`, {}, token);
  }

  async listed(token: string, query = ''): Promise<Page<MyArticleRow>> {
    return (await this.shop.get(`/api/me/articles${query}`, token)).json<Page<MyArticleRow>>();
  }

  seconds(count: number): void {
    this.shop.clock.advance(count * 1000);
  }

  report(token: string, id: number, seen: object, requestKey = `report-${(this.keys += 1)}`): Promise<Answer> {
    return this.shop.post(`/api/me/articles/${id}/reading`, { seconds: 30, scroll: 100, requestKey, ...seen }, token);
  }

  async drafted(part: Partial<ArticleDraft> = {}): Promise<Article> {
    return (await this.shop.post('/api/articles', { ...articleDraft, ...part }, this.operator)).json<Article>();
  }

  async published(part: Partial<ArticleDraft> = {}): Promise<Article> {
    return (await this.move((await this.drafted(part)).id, 'published')).json<Article>();
  }

  async member(name: string, amountFen = 100): Promise<{ readonly id: number; readonly token: string }> {
    const bought = aPurchase({ amountFen, occurredAt: this.shop.clock.now() - 60_000 });
    const id = await this.shop.member(name, [bought], name);
    return { id, token: this.shop.token('member', id) };
  }

  async factsOf(memberId: number): Promise<readonly string[]> {
    const rows = await this.shop.query<{ external_id: string }>(
      "SELECT external_id FROM fact WHERE member_id = ? AND source = 'article' ORDER BY external_id",
      [memberId],
    );
    return rows.map((row) => row.external_id);
  }
}
