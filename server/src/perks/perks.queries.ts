import { Inject, Injectable } from '@nestjs/common';
import type { Perk } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { Reader } from '../db/sql.js';
import { monthNumber } from './month-number.js';
import { perksLeft } from './perks-left.queries.js';

@Injectable()
export class PerksQueries {
  constructor(
    private readonly reader: Reader,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** How often each of these perks may still be used in the month of `now`; null: as often as wished. */
  leftThisMonth(memberId: number, perks: readonly Perk[], now: Instant): Promise<Map<string, number | null>> {
    return perksLeft(this.reader, { memberId, month: monthNumber(now, this.config.timeZone) }, perks);
  }
}
