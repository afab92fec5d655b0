import { Injectable } from '@nestjs/common';
import type { ArticleFunnel, ArticleRow } from '@jieti/shared/api/articles';
import type { Instant } from '@jieti/shared/model/time';
import { maskName } from '@jieti/shared/rules/mask';
import { placeholders } from '../db/in-list.js';
import { Reader } from '../db/sql.js';

/** Seconds at which the columns of the dwell begin. */
const DWELL_EDGES = [0, 5, 15, 30, 45, 60, 90, 120, 180, 300];
const SCROLL_EDGES = [0, 25, 50, 75];

export const noFunnel: ArticleRow['funnel'] = { opened: 0, read: 0, shared: 0, medianSeconds: null };

export interface ReadingRow {
  readonly memberId: number;
  readonly name: string;
  readonly openedAt: Instant;
  readonly seconds: number;
  readonly scroll: number;
  readonly readAt: Instant | null;
  readonly shares: number;
}

/** Who opened, read and shared an article. */
@Injectable()
export class ArticleReadingsQueries {
  constructor(private readonly reader: Reader) {}

  /** By number of the article; those nobody opened are missing. */
  async funnels(ids: readonly number[]): Promise<ReadonlyMap<number, ArticleRow['funnel']>> {
    if (ids.length === 0) return new Map();
    const among = `article_id IN (${placeholders(ids.length)})`;
    const counts = await this.reader.query<{ article_id: number; opened: number; finished: number; shared: number }>(
      `SELECT article_id, COUNT(*) AS opened, SUM(CASE WHEN read_at IS NULL THEN 0 ELSE 1 END) AS finished,
         SUM(CASE WHEN shares > 0 THEN 1 ELSE 0 END) AS shared
       FROM article_reading WHERE ${among} GROUP BY article_id`,
      ids,
    );
    const medians = await this.medians(among, ids);
    return new Map(
      counts.map((row) => [
        Number(row.article_id),
        {
          ...{ opened: Number(row.opened), read: Number(row.finished), shared: Number(row.shared) },
          medianSeconds: medians.get(Number(row.article_id)) ?? null,
        },
      ]),
    );
  }

  async dwell(articleId: number): Promise<ArticleFunnel['dwell']> {
    const counts = await this.spread(articleId, 'seconds', DWELL_EDGES);
    return counts.map((members, i) => ({ from: DWELL_EDGES[i]!, to: DWELL_EDGES[i + 1] ?? null, members }));
  }

  async scroll(articleId: number): Promise<ArticleFunnel['scroll']> {
    const counts = await this.spread(articleId, 'scroll', SCROLL_EDGES);
    return counts.map((members, i) => ({ from: SCROLL_EDGES[i]!, members }));
  }

  /** By member, in their order. */
  async list(articleId: number, afterMember: number, limit: number): Promise<readonly ReadingRow[]> {
    const rows = await this.reader.query<StoredReading>(
      `SELECT r.member_id, m.name, r.opened_at, r.seconds, r.scroll, r.read_at, r.shares
       FROM article_reading r JOIN member m ON m.id = r.member_id
       WHERE r.article_id = ? AND r.member_id > ? ORDER BY r.member_id LIMIT ?`,
      [articleId, afterMember, limit],
    );
    return rows.map((row) => ({
      ...{ memberId: Number(row.member_id), name: maskName(row.name), openedAt: Number(row.opened_at) },
      ...{ seconds: Number(row.seconds), scroll: Number(row.scroll), shares: Number(row.shares) },
      readAt: row.read_at === null ? null : Number(row.read_at),
    }));
  }

  /** The lower of the two in the middle. */
  private async medians(among: string, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const rows = await this.reader.query<{ article_id: number; seconds: number }>(
      `SELECT article_id, seconds FROM (SELECT article_id, seconds,
         ROW_NUMBER() OVER (PARTITION BY article_id ORDER BY seconds) AS place,
         COUNT(*) OVER (PARTITION BY article_id) AS of_all FROM article_reading WHERE ${among}) AS ranked
       WHERE 2 * place - of_all IN (0, 1)`,
      ids,
    );
    return new Map(rows.map((row) => [Number(row.article_id), Number(row.seconds)]));
  }

  private async spread(articleId: number, column: 'seconds' | 'scroll', edges: readonly number[]): Promise<number[]> {
    const sums = edges.map((from, i) => {
      const below = edges[i + 1] === undefined ? '' : ` AND ${column} < ${edges[i + 1]}`;
      return `SUM(CASE WHEN ${column} >= ${from}${below} THEN 1 ELSE 0 END) AS c${i}`;
    });
    const [row] = await this.reader.query<Record<string, number | null>>(
      `SELECT ${sums.join(', ')} FROM article_reading WHERE article_id = ?`,
      [articleId],
    );
    return edges.map((_, i) => Number(row?.[`c${i}`] ?? 0));
  }
}

interface StoredReading {
  readonly member_id: number;
  readonly name: string;
  readonly opened_at: number;
  readonly seconds: number;
  readonly scroll: number;
  readonly read_at: number | null;
  readonly shares: number;
}
