import { Injectable } from '@nestjs/common';
import type { MyArticle, MyArticleRow } from '@jieti/shared/api/articles';
import type { Page } from '@jieti/shared/api/paging';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { NEEDED_SCROLL, neededSeconds } from '@jieti/shared/rules/community/reading-step';
import { readingMinutes } from '@jieti/shared/rules/community/reading-time';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { readCursor, writeCursor } from '../members/list-cursor.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { ArticleReadingsRepository } from './article-readings.repository.js';
import { bodyOf, productsOf, tiersOf, type StoredArticleRow } from './article-row.js';
import { MyArticlesQueries } from './my-articles.queries.js';

/** Covers make a list heavy: so many at once at most. */
const AT_ONCE = 10;

/** Articles as a member sees them. */
@Injectable()
export class MyArticlesService {
  constructor(
    private readonly queries: MyArticlesQueries,
    private readonly readings: ArticleReadingsRepository,
    private readonly programmes: ProgrammesQueries,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Newest first. Refuses with page_cursor_invalid. */
  async list(memberId: number, cursor: string | undefined, wanted: number): Promise<Page<MyArticleRow>> {
    const limit = Math.min(wanted, AT_ONCE);
    const after = readCursor(cursor);
    const from = after && { publishedAt: after.value ?? 0, id: after.id };
    const rows = await this.queries.list(memberId, from, limit);
    const [tier, programme] = [await this.queries.tierOf(memberId), await this.programme()];
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = last && { value: Number(last.published_at), id: Number(last.id) };
    return {
      items: shown.map((row) => ({ ...rowView(row, programme), isLocked: isLocked(row, tier) })),
      nextCursor: next && rows.length > limit ? writeCursor(next) : null,
      total: await this.queries.countPublished(),
    };
  }

  /** Opens it: a visit begins. Refuses with not_found, article_withdrawn, article_tier. */
  async open(memberId: number, id: number): Promise<MyArticle> {
    const row = await this.queries.find(memberId, id);
    if (!row) throw new Refusal('not_found');
    if (row.state === 'withdrawn') throw new Refusal('article_withdrawn');
    if (isLocked(row, await this.queries.tierOf(memberId))) throw new Refusal('article_tier');
    const now = this.clock.now();
    await this.transactions.run((tx) => this.readings.open(tx, { articleId: id, memberId }, now));
    const programme = await this.programme();
    const view = rowView(row, programme);
    const growth = programme.growth.engagement.find(({ activity }) => activity === 'read')?.growth ?? 0;
    return {
      ...view,
      ...{ body: bodyOf(row), relatedProducts: [...productsOf(row)], worth: view.isRead ? 0 : growth },
      ...{ neededSeconds: neededSeconds(Number(row.seconds)), neededScroll: NEEDED_SCROLL },
    };
  }

  private programme(): Promise<ProgrammeVersion> {
    return this.programmes.getCurrent(this.clock.now());
  }
}

function isLocked(row: Pick<StoredArticleRow, 'tiers'>, tier: string): boolean {
  const tiers = tiersOf(row);
  return tiers.length > 0 && !tiers.includes(tier);
}

function rowView(row: StoredArticleRow & { readonly read_at: number | null }, programme: ProgrammeVersion) {
  return {
    ...{ id: Number(row.id), title: row.title, summary: row.summary, cover: row.cover },
    ...{ publishedAt: Number(row.published_at), minutes: readingMinutes(Number(row.seconds)) },
    isRead: row.read_at !== null,
    tiers: tiersOf(row).map((key) => tierBadge(programme, key).name),
  };
}
