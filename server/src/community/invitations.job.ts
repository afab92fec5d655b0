import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock.js';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { InvitationRoundsService } from './invitation-rounds.service.js';

const EVERY_MS = 30_000;

/** Looks after friends who have joined. */
@Injectable()
export class InvitationsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(rounds: InvitationRoundsService, clock: Clock) {
    this.loop = new BackgroundLoop({
      round: () => rounds.advanceDue(clock.now()),
      everyMs: EVERY_MS,
      failure: 'invitations_failed',
      atStart: false,
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
