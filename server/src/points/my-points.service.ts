import { Inject, Injectable } from '@nestjs/common';
import type { Page } from '@jieti/shared/api/paging';
import type { MyPoints, PointsEntryQuery, PointsItem, PointsStatement } from '@jieti/shared/api/points';
import type { Instant } from '@jieti/shared/model/time';
import { availablePoints, pendingPoints, pointsBalance } from '@jieti/shared/rules/points/available-points';
import { cashNote } from '@jieti/shared/rules/points/cash-of-points';
import { earningSentences } from '@jieti/shared/rules/points/earning-sentences';
import { expirePoints } from '@jieti/shared/rules/points/expire-points';
import { monthRange, statementOf } from '@jieti/shared/rules/points/points-statement';
import { upcomingExpiries } from '@jieti/shared/rules/points/upcoming-expiries';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { StoresQueries } from '../stores/stores.queries.js';
import { EarnersQueries } from './earners.queries.js';
import { PointEntriesQueries } from './point-entries.queries.js';
import { PointsQueries } from './points.queries.js';
import { pointsItem, readEntryCursor, writeEntryCursor } from './points-item.js';

/** What members read about their points. */
@Injectable()
export class MyPointsService {
  constructor(
    private readonly points: PointsQueries,
    private readonly entries: PointEntriesQueries,
    private readonly earners: EarnersQueries,
    private readonly stores: StoresQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async overview(memberId: number, now: Instant): Promise<MyPoints> {
    const [account, earner, stores] = await Promise.all([
      this.points.account(memberId),
      this.earners.get(memberId, now),
      this.stores.names(),
    ]);
    const { rules, tier, multiplierPercent } = earner;
    const reader = { tier, multiplierPercent, now, storeName: (id: string) => stores.get(id) ?? id };
    return {
      balance: pointsBalance(account, now),
      available: availablePoints(account, now),
      pending: pendingPoints(account, now),
      debt: account.debt,
      unit: '积分',
      cashNote: cashNote(rules?.spending ?? null),
      expiring: [...upcomingExpiries(account, now, this.config.timeZone)],
      earningNote: rules ? [...earningSentences(rules, reader)] : [],
    };
  }

  /** Refuses with page_cursor_invalid. */
  async list(memberId: number, { cursor, kind, limit }: PointsEntryQuery, now: Instant): Promise<Page<PointsItem>> {
    const after = readEntryCursor(cursor);
    const rows = await this.entries.list(memberId, { kind, after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    return {
      items: shown.map((row) => pointsItem(row, now, this.config.timeZone)),
      nextCursor: rows.length > limit ? writeEntryCursor(shown.at(-1)!) : null,
      total: await this.entries.count(memberId, kind),
    };
  }

  /** What has ended and is not yet entered counts with it (D186). Refuses with malformed where it is no month. */
  async statement(memberId: number, month: string, now: Instant): Promise<PointsStatement> {
    const range = monthRange(month, this.config.timeZone);
    if (!range) throw new Refusal('malformed');
    const [{ opening, moved }, account] = await Promise.all([
      this.entries.sums(memberId, range),
      this.points.account(memberId),
    ]);
    const ended = expirePoints(account, now).expired;
    const endedBy = (from: Instant, until: Instant) =>
      ended.reduce((sum, { at, points }) => (at >= from && at < until ? sum + points : sum), 0);
    const expire = (moved.expire ?? 0) - endedBy(range.from, range.until);
    return { ...statementOf(month, opening - endedBy(0, range.from), { ...moved, expire }) };
  }
}
