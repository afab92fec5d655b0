import { Inject, Injectable, Logger } from '@nestjs/common';
import { businessDayOf, formatDay, startOfDay } from '@jieti/shared/calendar';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { SeededRandom } from '../demo/seeded-random.js';
import { LongWork } from '../jobs/long-work.js';
import { BalanceChecksQueries } from './balance-checks.queries.js';
import { VerifyService } from './verify.service.js';

/** Members compared each night. */
const SAMPLE = 2000;
/** From 03:00 on, when the reviews of the day are done and the shop is closed. */
const NIGHT_MS = 3 * 3_600_000;

/**
 * The proof of the night (T10, M2): some members, others each day, folded again and compared, and every balance of
 * consents and points with its entries; what differs is an alarm.
 */
@Injectable()
export class NightlyVerifyService {
  constructor(
    private readonly verify: VerifyService,
    private readonly balances: BalanceChecksQueries,
    private readonly work: LongWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Once a day over all processes, from 03:00 on; the sample follows from the day alone. */
  async round(): Promise<void> {
    const now = this.clock.now();
    const { timeZone } = this.config;
    const day = businessDayOf(now, timeZone);
    if (now < startOfDay(day, timeZone) + NIGHT_MS) return;
    const date = formatDay(day);
    const job = { kind: 'verify', title: `每晚核对 ${date}`, key: `verify:${date}` };
    await this.work.run(job, async (_, report) => {
      const random = new SeededRandom(day);
      const found = await this.verify.verify({
        sample: SAMPLE,
        random: (below) => Math.floor(random.next() * below),
      });
      const { members, differences, samples } = found;
      const memberIds = samples.map((one) => one.memberId);
      if (differences > 0) Logger.error({ event: 'ledger_differs', members, differences, memberIds }, 'ledger');
      const { consents, points } = await this.balances.check();
      if (consents.differences.length > 0) Logger.error({ event: 'consents_differ', ...consents }, 'ledger');
      if (points.differences > 0) Logger.error({ event: 'points_differ', ...points }, 'ledger');
      const counts = { consents: consents.differences.length, points: points.differences };
      const detail = JSON.stringify({ members, differences, memberIds, ...counts });
      await report({ done: members, total: members, detail });
    });
  }
}
