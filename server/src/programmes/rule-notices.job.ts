import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Doorbell } from '../jobs/doorbell.js';
import { AnnouncementsQueries } from './announcements.queries.js';
import { RuleNoticesQueries } from './rule-notices.queries.js';
import { RuleNoticesService } from './rule-notices.service.js';

/** How often it is looked when nobody rings: another process may have published, or died while telling. */
const LOOK_MS = 60_000;
/** Whoever was told of rules that were withdrawn longer ago has seen by now that nothing came. */
const WITHDRAWN_MS = 30 * 86_400_000;

/** Tells members of announced rules, and of withdrawn ones. */
@Injectable()
export class RuleNoticesJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private round: Promise<void> | null = null;
  private again = false;
  private stopListening = (): void => undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly notices: RuleNoticesService,
    private readonly announcements: AnnouncementsQueries,
    private readonly queries: RuleNoticesQueries,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.doorbell.on('announcements', () => this.wake());
    this.timer = setInterval(() => this.wake(), LOOK_MS);
    this.timer.unref();
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopListening();
    this.again = false;
    await this.round;
  }

  /** Everything there is to tell now. */
  async tell(): Promise<void> {
    const now = this.clock.now();
    for (const version of await this.queries.withdrawnSince(now - WITHDRAWN_MS)) {
      const key = `rulesOff:${version.programme}:${version.version}`;
      if (!(await this.queries.isOver(key))) await this.notices.takeBack(version, key, now);
    }
    const announcement = await this.announcements.find(now);
    if (announcement) {
      const key = `rules:${announcement.announced.programme}:${announcement.announced.version}`;
      if (!(await this.queries.isOver(key))) await this.notices.announce(announcement, key, now);
    }
    this.doorbell.ring('outbox');
  }

  private wake(): void {
    this.again = true;
    this.round ??= this.rounds().finally(() => (this.round = null));
  }

  private async rounds(): Promise<void> {
    while (this.again) {
      this.again = false;
      try {
        await this.tell();
      } catch (error) {
        Logger.error({ event: 'rule_notices_failed', error: String(error) }, 'jobs');
      }
    }
  }
}
