import { Inject, Injectable } from '@nestjs/common';
import { businessDayOf } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { Transactions } from '../db/transactions.js';
import { DevicesRepository } from './devices.repository.js';
import { EngagementFlagsRepository } from './engagement-flags.repository.js';
import { LOOK_BACK_MS, SuspicionsQueries } from './suspicions.queries.js';

/** Who acted from which phone is forgotten after half a year. */
const DEVICES_KEPT_MS = 180 * 86_400_000;

/** Looks for engagement that is made up, and writes it down for a person. */
@Injectable()
export class WatchRoundsService {
  constructor(
    private readonly suspicions: SuspicionsQueries,
    private readonly flags: EngagementFlagsRepository,
    private readonly devices: DevicesRepository,
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Gives how many were new. The same again writes nothing twice. */
  async look(now: Instant): Promise<number> {
    const { timeZone } = this.config;
    const found = [
      ...(await this.suspicions.bursts(now - LOOK_BACK_MS, timeZone)),
      ...(await this.suspicions.crowdedDevices(businessDayOf(now, timeZone), timeZone)),
    ];
    let fresh = 0;
    for (const one of found) if (await this.transactions.run((tx) => this.flags.note(tx, one, now))) fresh += 1;
    await this.transactions.run((tx) => this.devices.forgetBefore(tx, now - DEVICES_KEPT_MS));
    return fresh;
  }
}
