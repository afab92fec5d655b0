import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { BirthdayGiftsService } from './birthday-gifts.service.js';

/** How often it is looked for birthdays of the day: those set today are given at once. */
const LOOK_MS = 5 * 60_000;

@Injectable()
export class BirthdayGiftsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(gifts: BirthdayGiftsService, @Inject(CONFIG) { timeZone }: Pick<Config, 'timeZone'>) {
    this.loop = new BackgroundLoop({
      round: () => gifts.giveDue(timeZone),
      everyMs: LOOK_MS,
      failure: 'birthday_gifts_failed',
      again: false,
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
