import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock.js';
import { BackgroundLoop } from '../jobs/background-loop.js';
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
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly notices: RuleNoticesService,
    private readonly announcements: AnnouncementsQueries,
    private readonly queries: RuleNoticesQueries,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
  ) {
    this.loop = new BackgroundLoop({
      round: () => this.tell(),
      everyMs: LOOK_MS,
      failure: 'rule_notices_failed',
      bell: { of: doorbell, name: 'announcements' },
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
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
}
