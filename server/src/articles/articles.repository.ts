import { Injectable } from '@nestjs/common';
import type { Article, ArticleDraft } from '@jieti/shared/api/articles';
import type { Instant } from '@jieti/shared/model/time';
import { readingSeconds } from '@jieti/shared/rules/community/reading-time';
import { Dialect } from '../db/dialect.js';
import type { SqlValue, Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { articleColumns, type StoredArticle } from './article-row.js';

const columns = ['title', 'summary', 'cover', 'body', 'products', 'tiers', 'seconds', 'changed_at'];

@Injectable()
export class ArticlesRepository {
  constructor(private readonly dialect: Dialect) {}

  /** A draft; its number. */
  async insert(tx: Tx, draft: ArticleDraft, by: { readonly author: string; readonly now: Instant }): Promise<number> {
    const all = [...columns, 'state', 'revision', 'created_at', 'created_by'];
    const { insertId } = await tx.execute(
      `INSERT INTO article (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`,
      [...valuesOf(draft, by.now), 'draft', 1, by.now, by.author],
    );
    return insertId;
  }

  /** Refuses with draft_changed when it was changed since that revision. */
  async update(
    tx: Tx,
    { id, revision }: { readonly id: number; readonly revision: number },
    draft: ArticleDraft,
    now: Instant,
  ): Promise<void> {
    const { affectedRows } = await tx.execute(
      `UPDATE article SET ${columns.map((name) => `${name} = ?`).join(', ')}, revision = revision + 1
       WHERE id = ? AND revision = ?`,
      [...valuesOf(draft, now), id, revision],
    );
    if (affectedRows === 0) throw new Refusal('draft_changed');
  }

  /** Published again it stands where it stood among the others. */
  async moveTo(tx: Tx, id: number, state: Exclude<Article['state'], 'draft'>, now: Instant): Promise<void> {
    const published = state === 'published' ? now : null;
    await tx.execute(
      `UPDATE article SET state = ?, published_at = COALESCE(published_at, ?), changed_at = ?
       WHERE id = ?`,
      [state, published, now, id],
    );
  }

  /** False unless it is a draft. */
  async deleteDraft(tx: Tx, id: number): Promise<boolean> {
    return (await tx.execute("DELETE FROM article WHERE id = ? AND state = 'draft'", [id])).affectedRows === 1;
  }

  /** Refuses with not_found. */
  async lock(tx: Tx, id: number): Promise<StoredArticle> {
    const [row] = await tx.query<StoredArticle>(
      `SELECT ${articleColumns} FROM article a WHERE a.id = ?${this.dialect.forUpdate}`,
      [id],
    );
    if (!row) throw new Refusal('not_found');
    return row;
  }
}

function valuesOf({ title, summary, cover, body, relatedProducts, tiers }: ArticleDraft, now: Instant): SqlValue[] {
  const texts = [title, summary, cover, JSON.stringify(body), JSON.stringify(relatedProducts), JSON.stringify(tiers)];
  return [...texts, readingSeconds(body), now];
}
