import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock.js';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { GroupListingService } from './group-listing.service.js';
import { GroupReadingService } from './group-reading.service.js';
import { GroupWorkQueries } from './group-work.queries.js';

const READ_MS = 15_000;
const LIST_MS = 30 * 60_000;
const AT_ONCE = 50;

/** Keeps the shop's groups as they are at WeCom; a process that does the same at the moment stores the same. */
@Injectable()
export class GroupsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loops: readonly BackgroundLoop[];

  constructor(
    listing: GroupListingService,
    private readonly reading: GroupReadingService,
    private readonly work: GroupWorkQueries,
    private readonly clock: Clock,
  ) {
    const readDue = () => this.readDue();
    const list = async (): Promise<void> => {
      await listing.list(clock.now());
      await this.readDue();
    };
    this.loops = [
      new BackgroundLoop({ round: list, everyMs: LIST_MS, failure: 'groups_unlisted' }),
      new BackgroundLoop({ round: readDue, everyMs: READ_MS, failure: 'groups_unread', atStart: false }),
    ];
  }

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private async readDue(): Promise<void> {
    const now = this.clock.now();
    for (const chatId of await this.work.listDue(now, AT_ONCE)) await this.reading.read(chatId, now);
  }
}
