import { Inject, Injectable } from '@nestjs/common';
import type { PageQuery } from '@jieti/shared/api/paging';
import type { MemberPoints } from '@jieti/shared/api/points';
import type { Instant } from '@jieti/shared/model/time';
import { availablePoints, pendingPoints, pointsBalance } from '@jieti/shared/rules/points/available-points';
import { compareLots, hasEnded, isPending } from '@jieti/shared/rules/points/lot-order';
import { upcomingExpiries } from '@jieti/shared/rules/points/upcoming-expiries';
import { ApprovalsQueries } from '../approvals/approvals.queries.js';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { StaffNamesQueries } from '../staff/staff-names.queries.js';
import { PointEntriesQueries } from './point-entries.queries.js';
import { PointsQueries, type TitledLot } from './points.queries.js';
import { pointsItem, readEntryCursor, writeEntryCursor } from './points-item.js';

/** A member's points as the console shows them. */
@Injectable()
export class MemberPointsService {
  constructor(
    private readonly points: PointsQueries,
    private readonly entries: PointEntriesQueries,
    private readonly approvals: ApprovalsQueries,
    private readonly staff: StaffNamesQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Refuses with member_unknown, page_cursor_invalid. */
  async view(memberId: number, query: PageQuery, now: Instant): Promise<MemberPoints> {
    const [account, lots, pending, nameOf] = await Promise.all([
      this.points.account(memberId),
      this.points.titledLots(memberId),
      this.approvals.listPending(`points:${memberId}`),
      this.staff.read(),
    ]);
    if (!(await this.points.knows(memberId))) throw new Refusal('member_unknown');
    return {
      balance: pointsBalance(account, now),
      available: availablePoints(account, now),
      pending: pendingPoints(account, now),
      debt: account.debt,
      expiring: [...upcomingExpiries(account, now, this.config.timeZone)],
      lots: lots.toSorted(compareLots).map((lot) => lotView(lot, now)),
      entries: await this.page(memberId, query, { now, nameOf }),
      approvals: pending.map(({ id, summary, requestedBy }) => ({
        ...{ approvalId: id, summary },
        requestedBy: nameOf(requestedBy),
      })),
    };
  }

  private async page(
    memberId: number,
    { cursor, limit }: PageQuery,
    { now, nameOf }: { readonly now: Instant; readonly nameOf: (username: string) => string },
  ): Promise<MemberPoints['entries']> {
    const rows = await this.entries.list(memberId, { after: readEntryCursor(cursor), limit: limit + 1 });
    const shown = rows.slice(0, limit);
    return {
      items: shown.map((row) => ({
        ...pointsItem(row, now, this.config.timeZone),
        cause: `${row.biz}:${row.biz_id}`,
        rulesVersion: row.rules_version,
        actor: row.actor && nameOf(row.actor),
      })),
      nextCursor: rows.length > limit ? writeEntryCursor(shown.at(-1)!) : null,
      total: await this.entries.count(memberId),
    };
  }
}

function lotView(lot: TitledLot, now: Instant): MemberPoints['lots'][number] {
  const { id, title, earned, remaining, availableAt, expiresAt } = lot;
  const state = hasEnded(lot, now) ? 'ended' : isPending(lot, now) ? 'pending' : 'available';
  return { id, title, earned, remaining, state, availableAt, expiresAt };
}
