import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { businessDayOf } from '@jieti/shared/calendar';
import { Clock } from '../clock.js';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { GroupDaysService, WECOM_ZONE } from './group-days.service.js';
import { GroupTenureService } from './group-tenure.service.js';

const LOOK_MS = 60_000;

/** What comes once a day: yesterday's counts as soon as WeCom has them, and months in a group that were reached. */
@Injectable()
export class GroupDaysJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;
  private recordedOn = 0;

  constructor(
    private readonly days: GroupDaysService,
    private readonly tenure: GroupTenureService,
    private readonly clock: Clock,
  ) {
    this.loop = new BackgroundLoop({ round: () => this.round(), everyMs: LOOK_MS, failure: 'group_days_failed' });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async round(): Promise<void> {
    const now = this.clock.now();
    await this.days.readNew(now);
    const today = businessDayOf(now, WECOM_ZONE);
    if (today === this.recordedOn) return;
    await this.tenure.record(now);
    this.recordedOn = today;
  }
}
