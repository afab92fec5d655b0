import { Injectable } from '@nestjs/common';
import type { MyCoupons, Profile } from '@jieti/shared/api/me';
import type { Instant } from '@jieti/shared/model/time';
import { CouponsQueries } from '../coupons/coupons.queries.js';
import { StandingsQueries } from '../members/standings.queries.js';
import { CouponNewsQueries } from './coupon-news.queries.js';
import { joinedOn } from './home-view.js';

/** What members have and who they are to the shop. */
@Injectable()
export class MeService {
  constructor(
    private readonly standings: StandingsQueries,
    private readonly coupons: CouponsQueries,
    private readonly couponNews: CouponNewsQueries,
  ) {}

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
