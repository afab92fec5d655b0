import { Inject, Injectable } from '@nestjs/common';
import type { Gathering, GatheringCode, GatheringQuery, GatheringRow } from '@jieti/shared/api/gatherings';
import type { Page } from '@jieti/shared/api/paging';
import { ATTENDANCE_LEAD_MS, isAttendable } from '@jieti/shared/rules/community/gathering-state';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { StoresQueries } from '../stores/stores.queries.js';
import { attendanceCodes } from './attendance-codes.js';
import { gatheringOf, timesOf, type StoredGathering } from './gathering-row.js';
import { GatheringsQueries } from './gatherings.queries.js';

/** What operators see of gatherings. */
@Injectable()
export class GatheringDeskService {
  constructor(
    private readonly queries: GatheringsQueries,
    private readonly stores: StoresQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  list(
    filter: Pick<GatheringQuery, 'filter' | 'search'>,
    beforeId: number | undefined,
    limit: number,
  ): Promise<Page<GatheringRow>> {
    return this.queries.list(filter, { beforeId, limit, now: this.clock.now() });
  }

  /** Refuses with not_found. */
  async get(id: number): Promise<Gathering> {
    const { timeZone } = this.config;
    return gatheringOf(await this.known(id), { now: this.clock.now(), timeZone });
  }

  /** For the screen at the place. Refuses with not_found. */
  async code(id: number): Promise<GatheringCode> {
    const now = this.clock.now();
    const row = await this.known(id);
    const times = timesOf(row);
    const secret = await this.queries.secretOf(id);
    const code = secret !== undefined && isAttendable(times, now) ? attendanceCodes.at(secret, now) : null;
    const page = `packages/community/gathering/index?id=${id}`;
    return {
      ...{ code, until: attendanceCodes.until(now), now },
      ...{ opensAt: times.startsAt - ATTENDANCE_LEAD_MS, closesAt: times.endsAt, attended: Number(row.attended) },
      link: code === null ? page : `${page}&code=${code}`,
    };
  }

  /** Refuses with malformed when there is no such store. */
  async assertStore(storeId: string | null): Promise<void> {
    if (storeId === null || (await this.stores.names()).has(storeId)) return;
    throw new Refusal('malformed', [{ field: 'storeId', message: '没有这家门店。' }]);
  }

  private async known(id: number): Promise<StoredGathering> {
    const row = await this.queries.find(id);
    if (!row) throw new Refusal('not_found');
    return row;
  }
}
