import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock.js';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { FollowerLinksService } from './follower-links.service.js';

/** How often it is looked for followers who are members nobody knew of. */
const LOOK_MS = 60_000;

@Injectable()
export class FollowersJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(links: FollowerLinksService, clock: Clock) {
    this.loop = new BackgroundLoop({
      round: () => links.look(clock.now()),
      everyMs: LOOK_MS,
      failure: 'followers_failed',
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
