import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { TemplateSyncService } from './template-sync.service.js';

/** The first look waits until a start has settled. */
const FIRST_MS = 5_000;
const LOOK_MS = 10 * 60_000;

/** Keeps the lists of templates up to date while the server runs. */
@Injectable()
export class TemplateSyncJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private timers: NodeJS.Timeout[] = [];
  private round: Promise<void> | null = null;

  constructor(private readonly templates: TemplateSyncService) {}

  onApplicationBootstrap(): void {
    this.timers = [setTimeout(() => this.wake(), FIRST_MS), setInterval(() => this.wake(), LOOK_MS)];
    for (const timer of this.timers) timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await this.round;
  }

  private wake(): void {
    this.round ??= this.templates
      .syncDue()
      .catch((error: unknown) => Logger.error({ event: 'template_sync_failed', error: String(error) }, 'templates'))
      .finally(() => (this.round = null));
  }
}
