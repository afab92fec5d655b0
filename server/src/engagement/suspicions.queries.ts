import { Injectable } from '@nestjs/common';
import { businessDayOf, endOfDay, startOfDay } from '@jieti/shared/calendar';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import type { EngagementSuspicion } from './engagement-flags.repository.js';

/** So many things a member does within one hour of the clock are not done by hand. */
export const BURST_EVENTS = 30;
/** So many accounts that act from one phone on one day are not one household. */
export const DEVICE_ACCOUNTS = 5;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const AT_MOST = 500;

interface BurstRow {
  readonly member_id: number;
  readonly hour: number;
  readonly events: number;
  readonly first_at: number;
  readonly last_at: number;
}

/** What looks made up, straight from the facts and the phones they came from (D255). */
@Injectable()
export class SuspicionsQueries {
  constructor(private readonly reader: Reader) {}

  /** @param since when the facts were recorded; imports of history are somebody else's word. */
  async bursts(since: Instant, timeZone: string): Promise<readonly EngagementSuspicion[]> {
    const rows = await this.reader.query<BurstRow>(
      `SELECT member_id, (occurred_at - occurred_at % ${HOUR_MS}) AS hour, COUNT(*) AS events,
         MIN(occurred_at) AS first_at, MAX(occurred_at) AS last_at
       FROM fact WHERE recorded_at >= ? AND kind = 'engagement' AND source NOT LIKE 'import:%'
       GROUP BY member_id, (occurred_at - occurred_at % ${HOUR_MS}) HAVING COUNT(*) >= ${BURST_EVENTS}
       ORDER BY member_id LIMIT ${AT_MOST}`,
      [since],
    );
    return rows.map((row) => ({
      ...({ kind: 'burst', memberId: Number(row.member_id), events: Number(row.events), accounts: null } as const),
      day: businessDayOf(Number(row.first_at), timeZone),
      ...{ from: Number(row.first_at), until: Number(row.last_at) },
    }));
  }

  /** Members who did something on `day` from a phone that many accounts were seen on that day. */
  async crowdedDevices(day: BusinessDay, timeZone: string): Promise<readonly EngagementSuspicion[]> {
    const [from, until] = [startOfDay(day, timeZone), endOfDay(day, timeZone)];
    const rows = await this.reader.query<{ member_id: number; accounts: number; events: number }>(
      `SELECT d.member_id, MAX(c.accounts) AS accounts,
         (SELECT COUNT(*) FROM fact f WHERE f.member_id = d.member_id AND f.occurred_at >= ? AND f.occurred_at <= ?
          AND f.kind = 'engagement') AS events
       FROM member_device d JOIN (
         SELECT device_hash, COUNT(*) AS accounts FROM member_device WHERE last_at >= ? AND last_at <= ?
         GROUP BY device_hash HAVING COUNT(*) >= ${DEVICE_ACCOUNTS}
       ) c ON c.device_hash = d.device_hash
       WHERE d.last_at >= ? AND d.last_at <= ? GROUP BY d.member_id ORDER BY d.member_id LIMIT ${AT_MOST}`,
      [from, until, from, until, from, until],
    );
    return rows
      .filter(({ events }) => Number(events) > 0)
      .map(({ member_id, accounts, events }) => ({
        ...({
          kind: 'device',
          memberId: Number(member_id),
          accounts: Number(accounts),
          events: Number(events),
        } as const),
        ...{ day, from, until },
      }));
  }
}

/** Facts are looked at again for so long: a round that was missed is made up for. */
export const LOOK_BACK_MS = DAY_MS / 12;
