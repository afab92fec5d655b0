import { Inject, Injectable } from '@nestjs/common';
import type { Home, MyCoupons, Profile } from '@jieti/shared/api/me';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { CouponsQueries } from '../coupons/coupons.queries.js';
import { StandingsQueries } from '../members/standings.queries.js';
import { CouponNewsQueries } from './coupon-news.queries.js';
import { homeView, joinedOn } from './home-view.js';
import { HomeNewsQueries } from './home-news.queries.js';

/** The member's own pages, each from one picture of where they stand. */
@Injectable()
export class MeService {
  constructor(
    private readonly standings: StandingsQueries,
    private readonly coupons: CouponsQueries,
    private readonly news: HomeNewsQueries,
    private readonly couponNews: CouponNewsQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName'>,
  ) {}

  async home(memberId: number, now: Instant): Promise<Home> {
    const [picture, counts, usable, news] = await Promise.all([
      this.standings.get(memberId, now),
      this.coupons.countForMember(memberId, now),
      this.coupons.listForMember(memberId, 'usable', now),
      this.news.read(memberId, now),
    ]);
    return homeView(picture, {
      shopName: this.config.shopName,
      coupons: { usable: counts.usable, soonest: usable[0] ?? null },
      ...news,
      now,
    });
  }

  async myCoupons(memberId: number, state: keyof MyCoupons['counts'], now: Instant): Promise<MyCoupons> {
    const [counts, items] = await Promise.all([
      this.coupons.countForMember(memberId, now),
      this.coupons.listForMember(memberId, state, now),
    ]);
    const news = await this.couponNews.latest(items.map(({ id }) => id));
    return { counts: { ...counts }, items: items.map((item) => ({ ...item, latestNote: news.get(item.id) ?? null })) };
  }

  async profile(memberId: number, now: Instant): Promise<Profile> {
    const { record, standing } = await this.standings.get(memberId, now);
    const { name, phoneMask, cardNo, marketing } = record;
    return { name, phone: phoneMask, cardNo, joinedOn: joinedOn(standing), marketing };
  }
}
