import { Injectable } from '@nestjs/common';
import type { Article, ArticleChange, ArticleDraft, ArticleFunnel } from '@jieti/shared/api/articles';
import { neededSeconds } from '@jieti/shared/rules/community/reading-step';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { ArticleReadingsQueries, noFunnel } from './article-readings.queries.js';
import { articleOf, type StoredArticle } from './article-row.js';
import { ArticlesQueries } from './articles.queries.js';
import { ArticlesRepository } from './articles.repository.js';

/** What operators do with articles. */
@Injectable()
export class ArticlesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly articles: ArticlesRepository,
    private readonly queries: ArticlesQueries,
    private readonly readings: ArticleReadingsQueries,
    private readonly clock: Clock,
  ) {}

  /** Refuses with not_found. */
  async get(id: number): Promise<Article> {
    return articleOf(await this.known(id));
  }

  create(draft: ArticleDraft, author: string): Promise<Article> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const id = await this.articles.insert(tx, draft, { author, now });
      return articleOf(await this.articles.lock(tx, id));
    });
  }

  /** In any state: what members see is set right as well. Refuses with not_found, draft_changed. */
  edit(id: number, { revision, article }: ArticleChange): Promise<Article> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      await this.articles.lock(tx, id);
      await this.articles.update(tx, { id, revision }, article, now);
      return articleOf(await this.articles.lock(tx, id));
    });
  }

  /** A second time changes nothing; a draft is deleted, not withdrawn. Refuses with not_found, article_draft. */
  moveTo(id: number, state: 'published' | 'withdrawn'): Promise<Article> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const before = await this.articles.lock(tx, id);
      if (before.state === 'draft' && state === 'withdrawn') throw new Refusal('article_draft');
      if (before.state !== state) await this.articles.moveTo(tx, id, state, now);
      return articleOf(await this.articles.lock(tx, id));
    });
  }

  /** Refuses with not_found, or article_not_draft: what members saw is withdrawn, not deleted. */
  async deleteDraft(id: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.articles.lock(tx, id);
      if (!(await this.articles.deleteDraft(tx, id))) throw new Refusal('article_not_draft');
    });
  }

  /** Refuses with not_found. */
  async funnel(id: number): Promise<ArticleFunnel> {
    const { seconds } = await this.known(id);
    const funnels = await this.readings.funnels([id]);
    const estimatedSeconds = Number(seconds);
    return {
      ...(funnels.get(id) ?? noFunnel),
      ...{ estimatedSeconds, neededSeconds: neededSeconds(estimatedSeconds) },
      dwell: await this.readings.dwell(id),
      scroll: await this.readings.scroll(id),
    };
  }

  private async known(id: number): Promise<StoredArticle> {
    const row = await this.queries.find(id);
    if (!row) throw new Refusal('not_found');
    return row;
  }
}
