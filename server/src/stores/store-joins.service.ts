import { Inject, Injectable } from '@nestjs/common';
import type { StoreJoins } from '@jieti/shared/api/stores';
import { businessDayOf, formatDay, offsetAt, startOfDay } from '@jieti/shared/calendar';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { STORE_CODE_PAGE } from './store-code-page.js';
import { StoreJoinsQueries } from './store-joins.queries.js';
import { campaignRoom } from './store-scene.js';
import { StoresQueries } from './stores.queries.js';

const DAYS = 30;
const CAMPAIGNS = 20;

/** What the codes on the walls bring. */
@Injectable()
export class StoreJoinsService {
  constructor(
    private readonly stores: StoresQueries,
    private readonly joins: StoreJoinsQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async report(): Promise<StoreJoins> {
    const { timeZone } = this.config;
    const now = this.clock.now();
    const to = businessDayOf(now, timeZone);
    const from = to - DAYS + 1;
    const [names, days, campaigns] = await Promise.all([
      this.stores.names(),
      this.joins.byDay(startOfDay(from, timeZone), offsetAt(now, timeZone)),
      this.joins.byCampaign(),
    ]);
    const items = [...names].map(([id, name]) => {
      const joined = new Map(days.filter(({ storeId }) => storeId === id).map((day) => [day.day, day.joined]));
      const own = campaigns.filter(({ storeId }) => storeId === id);
      return {
        ...{ id, name, campaignLength: campaignRoom(id) },
        joined: own.reduce((sum, one) => sum + one.joined, 0),
        lastJoinedAt: own.reduce<number | null>((last, one) => Math.max(last ?? 0, one.lastJoinedAt), null),
        days: Array.from({ length: DAYS }, (_, i) => ({ day: formatDay(from + i), joined: joined.get(from + i) ?? 0 })),
        campaigns: own
          .flatMap(({ campaign, joined: n, lastJoinedAt }) =>
            campaign === null ? [] : [{ campaign, joined: n, lastJoinedAt }],
          )
          .slice(0, CAMPAIGNS),
      };
    });
    const { path, title } = STORE_CODE_PAGE;
    return { from: formatDay(from), to: formatDay(to), page: path, pageTitle: title, items };
  }
}
