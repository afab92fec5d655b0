import { Injectable } from '@nestjs/common';
import type { MyGathering, MyGatherings } from '@jieti/shared/api/gatherings';
import { Clock } from '../clock.js';
import { Refusal } from '../http/refusal.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { myGathering, type GatheringViewer } from './my-gathering.js';
import { MyGatheringsQueries } from './my-gatherings.queries.js';

/** Gatherings as a member sees them. */
@Injectable()
export class MyGatheringsService {
  constructor(
    private readonly queries: MyGatheringsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly clock: Clock,
  ) {}

  async list(memberId: number): Promise<MyGatherings> {
    const viewer = await this.viewer(memberId);
    const rows = await this.queries.list(memberId, viewer.now);
    return { items: rows.map((row) => myGathering(row, viewer)) };
  }

  /** Refuses with not_found. */
  async get(memberId: number, id: number): Promise<MyGathering> {
    const row = await this.queries.find(memberId, id);
    if (!row) throw new Refusal('not_found');
    return myGathering(row, await this.viewer(memberId));
  }

  private async viewer(memberId: number): Promise<GatheringViewer> {
    const now = this.clock.now();
    const [tier, programme] = [await this.queries.tierOf(memberId), await this.programmes.getCurrent(now)];
    return { tier, programme, now };
  }
}
