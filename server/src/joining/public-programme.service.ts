import { Inject, Injectable } from '@nestjs/common';
import type { PublicProgramme } from '@jieti/shared/api/joining';
import { noticeVersion } from '@jieti/shared/rules/privacy/privacy-notice';
import { programmeSentences } from '@jieti/shared/rules/programme/programme-sentences';
import { entryText } from '@jieti/shared/rules/tier/explain';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { GiftTitlesQueries } from '../me/gift-titles.queries.js';
import { perkView } from '../me/home-view.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';

@Injectable()
export class PublicProgrammeService {
  constructor(
    private readonly programmes: ProgrammesQueries,
    private readonly gifts: GiftTitlesQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName'>,
  ) {}

  /** The membership ladder in force, as members read it. */
  async show(): Promise<PublicProgramme> {
    const version = await this.programmes.getCurrent(this.clock.now());
    const titles = await this.gifts.titles(version.tiers.flatMap((tier) => tier.gifts));
    return {
      shopName: this.config.shopName,
      noticeVersion,
      rules: [...programmeSentences(version, 'member')],
      tiers: version.tiers.map(({ key, entry, perks, gifts }) => ({
        ...tierBadge(version, key),
        requirement: entryText(entry),
        perks: perks.map((perk) => ({ ...perkView(perk), limit: perk.monthlyLimit ?? null })),
        gifts: gifts.flatMap((gift) => titles.get(gift) ?? []),
      })),
    };
  }
}
