import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Doorbell } from '../jobs/doorbell.js';
import { CampaignPlanningService } from './campaign-planning.service.js';
import { CampaignsQueries } from './campaigns.queries.js';

/** How often running campaigns are looked at when nobody rings: another process may have launched one or died. */
const LOOK_MS = 2000;

/** Plans running campaigns and ends those that are through. */
@Injectable()
export class CampaignsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('campaigns');
  private round: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private stopListening = (): void => undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly planning: CampaignPlanningService,
    private readonly queries: CampaignsQueries,
    private readonly doorbell: Doorbell,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.doorbell.on('campaigns', () => this.wake());
    this.timer = setInterval(() => this.wake(), LOOK_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    clearInterval(this.timer);
    await this.round;
  }

  /** One round at a time; a ring during a round makes another one. */
  private wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.round ??= this.rounds().finally(() => (this.round = null));
  }

  private async rounds(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        for (const id of await this.queries.listRunningIds()) await this.carryOn(id);
      } catch (error) {
        this.logger.error({ event: 'campaign_round_failed', error: String(error) });
      }
    }
  }

  private async carryOn(id: number): Promise<void> {
    let step = await this.planning.planBatch(id);
    while (step !== 'idle' && !this.stopped) {
      this.doorbell.ring('outbox');
      if (step === 'planned') break;
      step = await this.planning.planBatch(id);
    }
    if (await this.planning.finish(id)) this.logger.log({ event: 'campaign_done', campaign: id });
  }
}
