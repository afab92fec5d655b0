import { Inject, Injectable } from '@nestjs/common';
import type { OfficialAccountReport } from '@jieti/shared/api/groups';
import { businessDayOf, formatDay, startOfDay } from '@jieti/shared/calendar';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { OaInteractionsQueries } from './oa-interactions.queries.js';
import type { OaInteraction } from './oa-interactions.repository.js';

@Injectable()
export class OaReportService {
  constructor(
    private readonly queries: OaInteractionsQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async report(days: number): Promise<OfficialAccountReport> {
    const { timeZone } = this.config;
    const today = businessDayOf(this.clock.now(), timeZone);
    const since = startOfDay(today - days + 1, timeZone);
    const [followers, hours, menus] = await Promise.all([
      this.queries.followers(),
      this.queries.byHour(since),
      this.queries.menus(since),
    ]);
    const dayOf = new Map(hours.map((one) => [one, businessDayOf(one.hour, timeZone)]));
    const count = (day: number, kinds: readonly OaInteraction['kind'][]) =>
      hours.reduce((sum, one) => sum + (dayOf.get(one) === day && kinds.includes(one.kind) ? one.times : 0), 0);
    const rows = Array.from({ length: days }, (_, i) => today - days + 1 + i).map((day) => ({
      ...{ day: formatDay(day), follows: count(day, ['follow']), unfollows: count(day, ['unfollow']) },
      clicks: count(day, ['click', 'scan']),
    }));
    return { ...followers, days: rows, menus };
  }
}
