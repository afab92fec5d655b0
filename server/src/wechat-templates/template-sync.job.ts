import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { TemplateSyncService } from './template-sync.service.js';

/** The first look waits until a start has settled. */
const FIRST_MS = 5_000;
const LOOK_MS = 10 * 60_000;

/** Keeps the lists of templates up to date while the server runs. */
@Injectable()
export class TemplateSyncJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;
  private first: NodeJS.Timeout | undefined;

  constructor(templates: TemplateSyncService) {
    this.loop = new BackgroundLoop({
      round: () => templates.syncDue(),
      everyMs: LOOK_MS,
      failure: 'template_sync_failed',
      atStart: false,
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
    this.first = setTimeout(() => this.loop.wake(), FIRST_MS);
    this.first.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.first);
    await this.loop.stop();
  }
}
