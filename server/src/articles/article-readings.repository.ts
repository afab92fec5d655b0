import { Injectable } from '@nestjs/common';
import type { Article } from '@jieti/shared/api/articles';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import type { ReadingSoFar, ReadingStep } from '@jieti/shared/rules/community/reading-step';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { lockActiveMember } from '../members/active-member.repository.js';

export interface LockedReading extends ReadingSoFar {
  readonly readAt: Instant | null;
  readonly readKey: string | null;
  readonly growth: number;
  readonly sharedOn: BusinessDay | null;
  /** Of the article. */
  readonly estimatedSeconds: number;
}

interface Reader {
  readonly articleId: number;
  readonly memberId: number;
}

const of = 'WHERE article_id = ? AND member_id = ?';

@Injectable()
export class ArticleReadingsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** A visit begins; what was read in those before it is kept. Refuses with member_unknown (a closed account). */
  async open(tx: Tx, { articleId, memberId }: Reader, now: Instant): Promise<void> {
    if (await this.openAgain(tx, { articleId, memberId }, now)) return;
    if (!(await lockActiveMember(tx, memberId, this.dialect))) throw new Refusal('member_unknown');
    try {
      await tx.attempt(() => this.insert(tx, { articleId, memberId }, now));
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
      await this.openAgain(tx, { articleId, memberId }, now);
    }
  }

  /** Refuses with not_found (no article, or never opened by the member), article_withdrawn. */
  async lock(tx: Tx, { articleId, memberId }: Reader): Promise<LockedReading> {
    const [article] = await tx.query<{ state: Article['state']; seconds: number }>(
      'SELECT state, seconds FROM article WHERE id = ?',
      [articleId],
    );
    if (article?.state === 'withdrawn') throw new Refusal('article_withdrawn');
    const [row] = await tx.query<StoredReading>(
      `SELECT visit_at, visit_seconds, before_seconds, scroll, read_at, read_key, growth, shared_on
       FROM article_reading ${of}${this.dialect.forUpdate}`,
      [articleId, memberId],
    );
    if (!article || !row) throw new Refusal('not_found');
    return {
      ...{ visitAt: Number(row.visit_at), visitSeconds: Number(row.visit_seconds), scroll: Number(row.scroll) },
      ...{ beforeSeconds: Number(row.before_seconds), readKey: row.read_key, growth: Number(row.growth) },
      readAt: row.read_at === null ? null : Number(row.read_at),
      sharedOn: row.shared_on === null ? null : Number(row.shared_on),
      estimatedSeconds: Number(article.seconds),
    };
  }

  async update(tx: Tx, { articleId, memberId }: Reader, step: ReadingStep): Promise<void> {
    await tx.execute(`UPDATE article_reading SET visit_seconds = ?, seconds = ?, scroll = ? ${of}`, [
      ...[step.visitSeconds, step.seconds, step.scroll, articleId, memberId],
    ]);
  }

  async setRead(
    tx: Tx,
    { articleId, memberId }: Reader,
    { at, requestKey, growth }: { readonly at: Instant; readonly requestKey: string; readonly growth: number },
  ): Promise<void> {
    await tx.execute(`UPDATE article_reading SET read_at = ?, read_key = ?, growth = ? ${of}`, [
      ...[at, requestKey, growth, articleId, memberId],
    ]);
  }

  async setShared(tx: Tx, { articleId, memberId }: Reader, day: BusinessDay): Promise<void> {
    await tx.execute(`UPDATE article_reading SET shares = shares + 1, shared_on = ? ${of}`, [day, articleId, memberId]);
  }

  private async openAgain(tx: Tx, { articleId, memberId }: Reader, now: Instant): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE article_reading SET before_seconds = seconds, visit_seconds = 0, visit_at = ? ${of}`,
      [now, articleId, memberId],
    );
    return affectedRows === 1;
  }

  private async insert(tx: Tx, { articleId, memberId }: Reader, now: Instant): Promise<void> {
    const counts = ['visit_seconds', 'before_seconds', 'seconds', 'scroll', 'growth', 'shares'];
    await tx.insertRows(
      'article_reading',
      ['article_id', 'member_id', 'opened_at', 'visit_at', ...counts],
      [[articleId, memberId, now, now, ...counts.map(() => 0)]],
    );
  }
}

interface StoredReading {
  readonly visit_at: number;
  readonly visit_seconds: number;
  readonly before_seconds: number;
  readonly scroll: number;
  readonly read_at: number | null;
  readonly read_key: string | null;
  readonly growth: number;
  readonly shared_on: number | null;
}
