import { Inject, Injectable } from '@nestjs/common';
import type { TillGathering } from '@jieti/shared/api/till-gatherings';
import { businessDayOf, startOfDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { ATTENDANCE_LEAD_MS, isAttendable } from '@jieti/shared/rules/community/gathering-state';
import { CONFIG, type Config } from '../config.js';
import { Reader } from '../db/sql.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import {
  gatheringColumns,
  gatheringTables,
  seatsOf,
  tiersOf,
  timesOf,
  whereOf,
  type StoredGathering,
} from './gathering-row.js';

const SHOWN = 30;

/** What clerks see of gatherings: those of today. */
@Injectable()
export class TillGatheringsQueries {
  constructor(
    private readonly reader: Reader,
    private readonly programmes: ProgrammesQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Of the store and those at no store; `storeId` null: of all stores. */
  async listToday(storeId: string | null, now: Instant): Promise<readonly TillGathering[]> {
    const { timeZone } = this.config;
    const today = businessDayOf(now, timeZone);
    const rows = await this.reader.query<StoredGathering>(
      `SELECT ${gatheringColumns} FROM ${gatheringTables}
       WHERE g.state <> 'draft' AND g.ends_at > ? AND g.starts_at < ? AND (? IS NULL OR g.store_id IS NULL OR g.store_id = ?)
       ORDER BY g.starts_at, g.id LIMIT ${SHOWN}`,
      [startOfDay(today, timeZone), startOfDay(today + 1, timeZone), storeId, storeId],
    );
    const programme = await this.programmes.getCurrent(now);
    return rows.map((row) => tillGathering(row, programme, now));
  }
}

function tillGathering(row: StoredGathering, programme: ProgrammeVersion, now: Instant): TillGathering {
  const [times, seats] = [timesOf(row), seatsOf(row)];
  return {
    ...{ id: Number(row.id), title: row.title, where: whereOf(row) },
    ...{ startsAt: times.startsAt, endsAt: times.endsAt, opensAt: times.startsAt - ATTENDANCE_LEAD_MS },
    ...{ state: stateOf(row, now), capacity: seats.capacity, left: Math.max(0, seats.capacity - seats.taken) },
    ...{ expected: Number(row.signed_up), attended: Number(row.attended) },
    tiers: tiersOf(row).map((key) => tierBadge(programme, key).name),
  };
}

function stateOf(row: StoredGathering, now: Instant): TillGathering['state'] {
  const times = timesOf(row);
  if (times.state === 'cancelled') return 'cancelled';
  if (now >= times.endsAt) return 'ended';
  return isAttendable(times, now) ? 'now' : 'later';
}
