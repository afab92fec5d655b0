import type { Article, ArticleRow } from '@jieti/shared/api/articles';
import type { ArticleBlock } from '@jieti/shared/model/article';
import { readingMinutes } from '@jieti/shared/rules/community/reading-time';

export interface StoredArticleRow {
  readonly id: number;
  readonly state: Article['state'];
  readonly title: string;
  readonly summary: string;
  readonly cover: string | null;
  readonly tiers: string;
  readonly seconds: number;
  readonly published_at: number | null;
  readonly changed_at: number;
  readonly created_by: string;
}

export interface StoredArticle extends StoredArticleRow {
  readonly revision: number;
  readonly body: string;
  readonly products: string;
}

/** Lists never read the text. */
export const articleRowColumns = [
  ...['id', 'state', 'title', 'summary', 'cover', 'tiers', 'seconds', 'published_at', 'changed_at', 'created_by'],
]
  .map((name) => `a.${name}`)
  .join(', ');
export const articleColumns = `${articleRowColumns}, a.revision, a.body, a.products`;

export function articleRow(row: StoredArticleRow, funnel: ArticleRow['funnel']): ArticleRow {
  return { ...plain(row), tiers: [...tiersOf(row)], funnel };
}

export function articleOf(row: StoredArticle): Article {
  return {
    ...plain(row),
    tiers: tiersOf(row),
    revision: Number(row.revision),
    body: bodyOf(row),
    relatedProducts: productsOf(row),
  };
}

export function tiersOf({ tiers }: Pick<StoredArticleRow, 'tiers'>): readonly string[] {
  return JSON.parse(tiers) as string[];
}

export function bodyOf({ body }: Pick<StoredArticle, 'body'>): readonly ArticleBlock[] {
  return JSON.parse(body) as ArticleBlock[];
}

export function productsOf({ products }: Pick<StoredArticle, 'products'>): Article['relatedProducts'] {
  return JSON.parse(products) as Article['relatedProducts'];
}

function plain(row: StoredArticleRow) {
  return {
    ...{ id: Number(row.id), state: row.state, title: row.title, summary: row.summary, cover: row.cover },
    minutes: readingMinutes(Number(row.seconds)),
    publishedAt: row.published_at === null ? null : Number(row.published_at),
    ...{ changedAt: Number(row.changed_at), createdBy: row.created_by },
  };
}
