import { Injectable } from '@nestjs/common';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

const DAY_MS = 86_400_000;
/** By the store's code, with or without a campaign's name in it. */
const BY_CODE = "store_id IS NOT NULL AND channel IN ('storeCode', 'campaign')";

export interface StoreDay {
  readonly storeId: string;
  readonly day: BusinessDay;
  readonly joined: number;
}

export interface StoreCampaign {
  readonly storeId: string;
  /** Null where the code had no campaign. */
  readonly campaign: string | null;
  readonly joined: number;
  readonly lastJoinedAt: Instant;
}

/** Who joined by the codes of the stores. */
@Injectable()
export class StoreJoinsQueries {
  constructor(private readonly reader: Reader) {}

  /** Since a midnight of `offsetMs` beside Greenwich. */
  async byDay(since: Instant, offsetMs: number): Promise<readonly StoreDay[]> {
    const day = `(at + ${offsetMs}) - (at + ${offsetMs}) % ${DAY_MS}`;
    const rows = await this.reader.query<{ store_id: string; day: number; n: number }>(
      `SELECT store_id, ${day} AS day, COUNT(*) AS n FROM member_joining WHERE ${BY_CODE} AND at >= ?
       GROUP BY store_id, ${day}`,
      [since],
    );
    return rows.map((row) => ({ storeId: row.store_id, day: Number(row.day) / DAY_MS, joined: Number(row.n) }));
  }

  /** The most first. */
  async byCampaign(): Promise<readonly StoreCampaign[]> {
    const rows = await this.reader.query<{ store_id: string; campaign: string | null; n: number; last_at: number }>(
      `SELECT store_id, campaign, COUNT(*) AS n, MAX(at) AS last_at FROM member_joining WHERE ${BY_CODE}
       GROUP BY store_id, campaign ORDER BY n DESC, last_at DESC`,
    );
    return rows.map((row) => ({
      ...{ storeId: row.store_id, campaign: row.campaign },
      ...{ joined: Number(row.n), lastJoinedAt: Number(row.last_at) },
    }));
  }
}
