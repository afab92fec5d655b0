import { Injectable } from '@nestjs/common';
import type { ArticleQuery, ArticleRow } from '@jieti/shared/api/articles';
import type { Page } from '@jieti/shared/api/paging';
import { Reader, type SqlValue } from '../db/sql.js';
import {
  articleColumns,
  articleRow,
  articleRowColumns,
  type StoredArticle,
  type StoredArticleRow,
} from './article-row.js';
import { ArticleReadingsQueries, noFunnel } from './article-readings.queries.js';

type Filter = Pick<ArticleQuery, 'state' | 'search'>;

@Injectable()
export class ArticlesQueries {
  constructor(
    private readonly reader: Reader,
    private readonly readings: ArticleReadingsQueries,
  ) {}

  /** Newest first; `search` looks for a part of the title. */
  async list(filter: Filter, beforeId: number | undefined, limit: number): Promise<Page<ArticleRow>> {
    const { sql, params } = filterOf(filter);
    const rows = await this.reader.query<StoredArticleRow>(
      `SELECT ${articleRowColumns} FROM article a WHERE ${sql} AND a.id < ? ORDER BY a.id DESC LIMIT ?`,
      [...params, beforeId ?? Number.MAX_SAFE_INTEGER, limit + 1],
    );
    const [count] = await this.reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM article a WHERE ${sql}`, params);
    const shown = rows.slice(0, limit);
    const funnels = await this.readings.funnels(shown.map(({ id }) => Number(id)));
    return {
      items: shown.map((row) => articleRow(row, funnels.get(Number(row.id)) ?? noFunnel)),
      nextCursor: rows.length > limit ? String(shown.at(-1)!.id) : null,
      total: Number(count?.n ?? 0),
    };
  }

  async find(id: number): Promise<StoredArticle | undefined> {
    const [row] = await this.reader.query<StoredArticle>(`SELECT ${articleColumns} FROM article a WHERE a.id = ?`, [
      id,
    ]);
    return row;
  }
}

function filterOf({ state, search }: Filter): { readonly sql: string; readonly params: readonly SqlValue[] } {
  const parts: [string, SqlValue][] = [];
  if (state) parts.push(['a.state = ?', state]);
  if (search) parts.push(["a.title LIKE ? ESCAPE '!'", `%${search.replace(/[\\%_!]/g, (c) => `!${c}`)}%`]);
  if (parts.length === 0) return { sql: '1 = 1', params: [] };
  return { sql: parts.map(([sql]) => sql).join(' AND '), params: parts.map(([, value]) => value) };
}
