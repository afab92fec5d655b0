import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { Doorbell } from '../jobs/doorbell.js';
import { WechatEventWorkService } from './wechat-event-work.service.js';

/** How often it is looked for attempts that are due again, and for what another process left. */
const LOOK_MS = 5_000;
const TIDY_MS = 3_600_000;

/** Works off what WeChat pushed: at a ring, and now and then. */
@Injectable()
export class WechatEventsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;
  private readonly tidying: BackgroundLoop;

  constructor(work: WechatEventWorkService, doorbell: Doorbell) {
    this.loop = new BackgroundLoop({
      round: () => work.workOff(() => this.loop.isStopping),
      everyMs: LOOK_MS,
      failure: 'wechat_events_failed',
      bell: { of: doorbell, name: 'wechatEvents' },
    });
    this.tidying = new BackgroundLoop({
      round: () => work.tidy(),
      everyMs: TIDY_MS,
      failure: 'wechat_events_untidy',
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
    this.tidying.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.loop.stop(), this.tidying.stop()]);
  }
}
