import { Injectable } from '@nestjs/common';
import type { GroupDay, GroupDetail, GroupList, GroupReport, GroupRow } from '@jieti/shared/api/groups';
import { businessDayOf, formatDay, startOfDay } from '@jieti/shared/calendar';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { Refusal } from '../http/refusal.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { WechatAccounts } from '../wechat/wechat-accounts.js';
import { GroupDaysQueries } from './group-days.queries.js';
import { WECOM_ZONE } from './group-days.service.js';
import { GroupsQueries, type GroupFigures } from './groups.queries.js';

const DAYS = 30;
const DAY_MS = 86_400_000;
/** China's clocks are eight hours ahead all year. */
const CHINA_MS = 8 * 3_600_000;

/** What operators read about groups. */
@Injectable()
export class GroupReportService {
  constructor(
    private readonly groups: GroupsQueries,
    private readonly days: GroupDaysQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly accounts: WechatAccounts,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<GroupList> {
    const groups = await this.rows();
    const isConnected = (await this.accounts.findWecom()) !== null;
    const waits = groups.length === 0 || groups.every(({ readAt }) => readAt === null);
    if (!isConnected && groups.length === 0) return { state: 'notConnected', groups };
    return { state: waits ? 'waiting' : 'ok', groups };
  }

  async report(days: number): Promise<GroupReport> {
    const today = businessDayOf(this.clock.now(), WECOM_ZONE);
    const [shown, counted, origins] = await Promise.all([
      this.daysOf(today - days + 1, today),
      this.days.counted(today - days + 1),
      this.groups.origins(),
    ]);
    const rows = shown.map(({ number, ...day }): GroupDay => ({ ...day, counted: counted.get(number) ?? null }));
    return { days: rows, origins, gap: await this.gapOf([...counted.entries()]) };
  }

  /** @throws Refusal `not_found` */
  async detail(chatId: string): Promise<GroupDetail> {
    const [group] = await this.rows(chatId);
    if (!group) throw new Refusal('not_found');
    const today = businessDayOf(this.clock.now(), WECOM_ZONE);
    const [days, origins, moves] = await Promise.all([
      this.daysOf(today - DAYS + 1, today, chatId),
      this.groups.origins(chatId),
      this.groups.moves(chatId),
    ]);
    return { group, days: days.map(({ number: _, ...day }) => day), origins, moves };
  }

  private async rows(chatId?: string): Promise<GroupRow[]> {
    const now = this.clock.now();
    const [figures, tiers, visits, version] = await Promise.all([
      this.groups.list(now - DAYS * DAY_MS, chatId),
      this.groups.tiers(),
      this.groups.visits(businessDayOf(now, WECOM_ZONE) - DAYS + 1),
      this.programmes.getCurrent(now),
    ]);
    return figures.map((group: GroupFigures): GroupRow => {
      const own = tiers.filter((tier) => tier.chatId === group.chatId);
      const ranked = version.tiers.map(({ key }) => ({
        ...{ key, name: tierBadge(version, key).name },
        count: own.find(({ tier }) => tier === key)?.count ?? 0,
      }));
      const members = own.reduce((sum, { count }) => sum + count, 0);
      return { ...group, members, tiers: ranked, visits: visits.get(group.chatId) ?? 0 };
    });
  }

  private async daysOf(from: BusinessDay, to: BusinessDay, chatId?: string) {
    const since = startOfDay(from, WECOM_ZONE);
    const span = { since, offsetMs: CHINA_MS, ...(chatId === undefined ? {} : { chatId }) };
    const [before, joined, left] = await Promise.all([
      this.groups.countAt(since, 'customers', chatId),
      this.groups.movesByDay('joined_at', span),
      this.groups.movesByDay('left_at', span),
    ]);
    let customers = before;
    return Array.from({ length: to - from + 1 }, (_, i) => {
      const number = from + i;
      const moved = { joined: joined.get(number) ?? 0, left: left.get(number) ?? 0 };
      customers += moved.joined - moved.left;
      return { number, day: formatDay(number), customers, ...moved };
    });
  }

  /** Both counts of everybody in the groups at the end of the last day that WeCom counted (P-24). */
  private async gapOf(
    counted: readonly (readonly [BusinessDay, NonNullable<GroupDay['counted']>])[],
  ): Promise<GroupReport['gap']> {
    const last = counted.toSorted(([a], [b]) => b - a)[0];
    if (!last) return null;
    const [day, { members }] = last;
    const end: Instant = startOfDay(day + 1, WECOM_ZONE);
    return { day: formatDay(day), counted: members, known: await this.groups.countAt(end, 'everybody') };
  }
}
