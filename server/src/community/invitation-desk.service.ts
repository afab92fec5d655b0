import { Inject, Injectable } from '@nestjs/common';
import type { InvitationFunnel, InvitationFunnelQuery, InviterQuery, InviterRow } from '@jieti/shared/api/invitations';
import type { Page } from '@jieti/shared/api/paging';
import { businessDayOf, formatDay, parseDay, startOfDay } from '@jieti/shared/calendar';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import type { CsvCell } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import { Refusal } from '../http/refusal.js';
import { friendCohorts, funnelDays, funnelTotal } from './invitation-funnel.js';
import { InvitationFunnelQueries } from './invitation-funnel.queries.js';
import { InvitersQueries } from './inviters.queries.js';

const SHOWN_DAYS = 30;
const MOST_DAYS = 366;
const COHORT_DAYS = 366;
const CHUNK = 500;

/** How well friends bring friends, for the desk. */
@Injectable()
export class InvitationDeskService {
  constructor(
    private readonly funnels: InvitationFunnelQueries,
    private readonly inviters: InvitersQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Refuses with malformed where the days are none, the wrong way round, or too many. */
  async funnel(query: InvitationFunnelQuery): Promise<InvitationFunnel> {
    const { timeZone } = this.config;
    const now = this.clock.now();
    const today = businessDayOf(now, timeZone);
    const to = query.to === undefined ? today : parseDay(query.to);
    const from = query.from === undefined ? (to ?? today) - SHOWN_DAYS + 1 : parseDay(query.from);
    if (from === undefined || to === undefined || from > to || to - from >= MOST_DAYS) throw new Refusal('malformed');
    const span = { from, to, timeZone };
    const events = await this.funnels.eventsIn(startOfDay(from, timeZone), startOfDay(to + 1, timeZone));
    const openings = await this.funnels.openingsIn(from, to);
    const friends = await this.funnels.spendingSince(startOfDay(today - COHORT_DAYS, timeZone));
    return {
      ...{ from: formatDay(from), to: formatDay(to), held: await this.funnels.countHeld() },
      total: funnelTotal(events, openings, span),
      days: funnelDays(events, openings, span),
      cohorts: friendCohorts(friends, { now, timeZone }),
    };
  }

  /** Refuses with page_cursor_invalid. */
  async list({ cursor, limit, search }: InviterQuery): Promise<Page<InviterRow>> {
    const from = idCursor(cursor) ?? 0;
    const found = await this.inviters.list(search, from, limit);
    const total = await this.inviters.count(search);
    return { items: found.slice(0, limit), nextCursor: found.length > limit ? String(from + limit) : null, total };
  }

  async *csvRows(search: string | undefined): AsyncGenerator<readonly CsvCell[]> {
    for (let from = 0; ; from += CHUNK) {
      const found = await this.inviters.list(search, from, CHUNK);
      for (const { member, friendsSpentFen, ...row } of found.slice(0, CHUNK)) {
        const counts = [row.opened, row.joined, row.ordered, row.credited, row.reversed, row.held];
        yield [member.cardNo, member.name, ...counts, (friendsSpentFen / 100).toFixed(2)];
      }
      if (found.length <= CHUNK) return;
    }
  }
}

export const inviterCsvHeader = [
  ...['会员号', '姓名', '打开链接', '入会', '下单', '已计入', '全额退款', '待核实', '好友消费（元）'],
];
