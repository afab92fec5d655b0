import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { Doorbell } from '../jobs/doorbell.js';
import { WechatEventWorkService } from './wechat-event-work.service.js';

/** How often it is looked for attempts that are due again, and for what another process left. */
const LOOK_MS = 5_000;

/** Works off what WeChat pushed: at a ring, and now and then. */
@Injectable()
export class WechatEventsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(work: WechatEventWorkService, doorbell: Doorbell) {
    this.loop = new BackgroundLoop({
      round: () => work.workOff(() => this.loop.isStopping),
      everyMs: LOOK_MS,
      failure: 'wechat_events_failed',
      bell: { of: doorbell, name: 'wechatEvents' },
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
