import { Inject, Injectable } from '@nestjs/common';
import type { Home } from '@jieti/shared/api/me';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { HomeNewsQueries } from './home-news.queries.js';
import { HomePictureQueries } from './home-picture.queries.js';
import { homeView } from './home-view.js';

/** The page every visit begins with, read anew each time: what was bought is there at the next look. */
@Injectable()
export class HomeService {
  constructor(
    private readonly pictures: HomePictureQueries,
    private readonly news: HomeNewsQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName'>,
  ) {}

  /** Refuses with member_unknown. */
  async home(memberId: number, now: Instant): Promise<Home> {
    const [picture, news] = await Promise.all([this.pictures.find(memberId, now), this.news.read(memberId, now)]);
    if (!picture) throw new Refusal('member_unknown');
    const { coupons, unread } = picture;
    return homeView(picture, { shopName: this.config.shopName, coupons, unread, ...news, now });
  }
}
