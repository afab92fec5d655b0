import { Inject, Injectable } from '@nestjs/common';
import type { Home } from '@jieti/shared/api/me';
import type { Instant } from '@jieti/shared/model/time';
import { availablePoints } from '@jieti/shared/rules/points/available-points';
import { upcomingExpiries } from '@jieti/shared/rules/points/upcoming-expiries';
import { CONFIG, type Config } from '../config.js';
import { PointsQueries } from '../points/points.queries.js';
import { WORD_DAYS } from '../points/word-before-end.js';
import { AnnouncementsQueries, type Announcement } from '../programmes/announcements.queries.js';
import { InboxQueries } from './inbox.queries.js';

const OFFERS = 3;
const DAY_MS = 86_400_000;

export interface HomeNews extends Pick<Home, 'offers' | 'points'> {
  readonly announcement: Announcement | null;
}

/** What the first page shows beside the tier: offers, new rules, points. */
@Injectable()
export class HomeNewsQueries {
  constructor(
    private readonly inbox: InboxQueries,
    private readonly announcements: AnnouncementsQueries,
    private readonly points: PointsQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async read(memberId: number, now: Instant): Promise<HomeNews> {
    const [offers, announcement, points] = await Promise.all([
      this.inbox.offers(memberId, OFFERS),
      this.announcements.find(now),
      this.pointsOf(memberId, now),
    ]);
    return {
      ...{ announcement, points },
      offers: offers.map(({ id, title, body }) => ({ id: String(id), title, body, until: null })),
    };
  }

  private async pointsOf(memberId: number, now: Instant): Promise<Home['points']> {
    const account = await this.points.account(memberId);
    const soon = account.lots.filter((lot) => lot.expiresAt !== null && lot.expiresAt <= now + WORD_DAYS * DAY_MS);
    const [expiringSoon = null] = upcomingExpiries({ ...account, lots: soon }, now, this.config.timeZone);
    return { available: availablePoints(account, now), expiringSoon };
  }
}
