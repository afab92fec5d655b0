import { Injectable } from '@nestjs/common';
import type { Dashboard } from '@jieti/shared/api/reports';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { campaignRow } from '../campaigns/campaign-view.js';
import { CampaignsQueries } from '../campaigns/campaigns.queries.js';
import { isReviewOverdue } from '../programmes/ladder-row.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { AlertsQueries } from './alerts.queries.js';
import { alertsView } from './alerts-view.js';
import { DashboardQueries } from './dashboard.queries.js';
import { daySeries, lastDays, type DayRange } from './day-range.js';
import { ladderMoves, sumMoves } from './ladder-moves.js';
import { recentFactView } from './recent-fact-view.js';
import { RecentFactsQueries } from './recent-facts.queries.js';

const DAYS = 30;
const DAY_MS = 86_400_000;
const FACTS = 12;
const CAMPAIGNS = 6;

/** Puts the console's first page together. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly figures: DashboardQueries,
    private readonly alerts: AlertsQueries,
    private readonly facts: RecentFactsQueries,
    private readonly campaigns: CampaignsQueries,
    private readonly programmes: ProgrammesQueries,
  ) {}

  async dashboard(version: ProgrammeVersion, now: number): Promise<Dashboard> {
    const range = lastDays(now, DAYS, version.timeZone);
    const byTier = await this.figures.membersByTier();
    const [members, sales, standing, alerts, facts, campaigns] = await Promise.all([
      this.members(range, byTier),
      this.sales(range, now),
      this.standing(range, version, byTier),
      this.alertsOf(now),
      this.facts.list(FACTS),
      this.latestCampaigns(),
    ]);
    return {
      asOf: now,
      members,
      ...sales,
      ...standing,
      campaigns,
      alerts,
      facts: facts.map(recentFactView),
      version: version.version,
    };
  }

  private async alertsOf(now: number): Promise<Dashboard['alerts']> {
    const figures = await this.alerts.figures(now - 7 * DAY_MS, now + DAYS * DAY_MS);
    let rulesOverdue = 0;
    for (const programme of await this.programmes.ladders())
      rulesOverdue += Number(isReviewOverdue(await this.programmes.getCurrent(now, programme), now));
    return alertsView({ ...figures, rulesOverdue });
  }

  private async latestCampaigns(): Promise<Dashboard['campaigns']> {
    const { items } = await this.campaigns.list({ limit: CAMPAIGNS });
    const tallies = await this.campaigns.tallyStates(items.map(({ id }) => id));
    return items.map((campaign) => campaignRow(campaign, tallies.get(campaign.id) ?? []));
  }

  private async members(range: DayRange, byTier: ReadonlyMap<string, number>): Promise<Dashboard['members']> {
    const joins = await this.figures.joinsByDay(range);
    const total = sum(byTier.values());
    const joined30 = sum(joins.values());
    let running = total - joined30;
    const series = daySeries(range, joins).map(({ day, value }) => ({ day, value: (running += value) }));
    return { total, joined30, series };
  }

  /** The same weekday a week ago is counted up to the same time of day, so that a morning compares with a morning. */
  private async sales(range: DayRange, now: number): Promise<Pick<Dashboard, 'visitors' | 'spendFen' | 'redemptions'>> {
    const todayStart = range.starts[DAYS - 1] ?? now;
    const weekAgo = range.starts[DAYS - 8] ?? now;
    const [days, before, redeemed] = await Promise.all([
      this.figures.salesByDay(range),
      this.figures.salesBetween(weekAgo, weekAgo + (now - todayStart)),
      this.figures.redemptionsByDay(range),
    ]);
    const today = days.get(DAYS - 1);
    const series = (figure: 'visitors' | 'netFen') =>
      daySeries(range, new Map([...days].map(([index, day]) => [index, day[figure]])));
    return {
      visitors: { today: today?.visitors ?? 0, lastWeek: before.visitors, series: series('visitors') },
      spendFen: { today: today?.netFen ?? 0, lastWeek: before.netFen, series: series('netFen') },
      redemptions: { today: redeemed.get(DAYS - 1) ?? 0, series: daySeries(range, redeemed) },
    };
  }

  private async standing(
    range: DayRange,
    version: ProgrammeVersion,
    byTier: ReadonlyMap<string, number>,
  ): Promise<Pick<Dashboard, 'changes' | 'ladder'>> {
    const [today, month] = await Promise.all([
      this.figures.tierMovesSince(range.today),
      this.figures.tierMovesSince(range.days[0] ?? range.today),
    ]);
    return { changes: sumMoves(version, today), ladder: ladderMoves(version, byTier, month) };
  }
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
