import { Injectable } from '@nestjs/common';
import { Reader, type SqlValue } from '../db/sql.js';
import { articleColumns, articleRowColumns, type StoredArticle, type StoredArticleRow } from './article-row.js';

interface Mine {
  readonly read_at: number | null;
}

export interface ArticleCursor {
  readonly publishedAt: number;
  readonly id: number;
}

const tables = 'article a LEFT JOIN article_reading r ON r.article_id = a.id AND r.member_id = ?';

/** Articles as members see them. */
@Injectable()
export class MyArticlesQueries {
  constructor(private readonly reader: Reader) {}

  /** What is published, newest first; one more than `limit` when there is more. */
  async list(
    memberId: number,
    after: ArticleCursor | undefined,
    limit: number,
  ): Promise<readonly (StoredArticleRow & Mine)[]> {
    const [where, params] = beyond(after);
    return this.reader.query<StoredArticleRow & Mine>(
      `SELECT ${articleRowColumns}, r.read_at FROM ${tables} WHERE a.state = 'published'${where}
       ORDER BY a.published_at DESC, a.id DESC LIMIT ?`,
      [memberId, ...params, limit + 1],
    );
  }

  async countPublished(): Promise<number> {
    const [row] = await this.reader.query<{ n: number }>("SELECT COUNT(*) AS n FROM article WHERE state = 'published'");
    return Number(row?.n ?? 0);
  }

  /** Undefined for drafts. */
  async find(memberId: number, id: number): Promise<(StoredArticle & Mine) | undefined> {
    const [row] = await this.reader.query<StoredArticle & Mine>(
      `SELECT ${articleColumns}, r.read_at FROM ${tables} WHERE a.id = ? AND a.state <> 'draft'`,
      [memberId, id],
    );
    return row;
  }

  async tierOf(memberId: number): Promise<string> {
    const [row] = await this.reader.query<{ tier: string }>('SELECT tier FROM member WHERE id = ?', [memberId]);
    return row?.tier ?? '';
  }
}

function beyond(after: ArticleCursor | undefined): [string, readonly SqlValue[]] {
  if (!after) return ['', []];
  const { publishedAt, id } = after;
  return [' AND (a.published_at < ? OR (a.published_at = ? AND a.id < ?))', [publishedAt, publishedAt, id]];
}
