import { Injectable } from '@nestjs/common';
import type { OfficialAccountReport } from '@jieti/shared/api/groups';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import type { OaInteraction } from './oa-interactions.repository.js';

const HOUR_MS = 3_600_000;
const MENUS = 30;

export interface OpenInteraction extends Omit<OaInteraction, 'openid'> {
  readonly memberId: number;
}

interface OpenRow {
  readonly event_id: number;
  readonly kind: OaInteraction['kind'];
  readonly what: string;
  readonly at: number;
  readonly member_id: number;
}

@Injectable()
export class OaInteractionsQueries {
  constructor(private readonly reader: Reader) {}

  /** What was not counted yet of people who are members by now, in the order it was told. */
  async listOpen(limit: number): Promise<readonly OpenInteraction[]> {
    const rows = await this.reader.query<OpenRow>(
      `SELECT i.event_id, i.kind, i.what, i.at, COALESCE(m.member_id, f.member_id) AS member_id
       FROM oa_interaction i
       LEFT JOIN member_identity m ON m.kind = 'oaOpenid' AND m.value = i.openid
       LEFT JOIN oa_follower f ON f.openid = i.openid
       WHERE i.counted_at IS NULL AND (m.member_id IS NOT NULL OR f.member_id IS NOT NULL)
       ORDER BY i.event_id LIMIT ?`,
      [limit],
    );
    return rows.map(({ event_id, kind, what, at, member_id }) => ({
      ...{ eventId: Number(event_id), kind, what, at: Number(at), memberId: Number(member_id) },
    }));
  }

  async followers(): Promise<{ readonly followers: number; readonly memberFollowers: number }> {
    const [row] = await this.reader.query<{ n: number; members: number }>(
      'SELECT COUNT(*) AS n, COUNT(member_id) AS members FROM oa_follower WHERE following = 1',
    );
    return { followers: Number(row?.n ?? 0), memberFollowers: Number(row?.members ?? 0) };
  }

  /** How often each kind happened in each hour; hours without any are left out. */
  async byHour(since: Instant): Promise<readonly { hour: Instant; kind: OaInteraction['kind']; times: number }[]> {
    const hour = `at - at % ${HOUR_MS}`;
    const rows = await this.reader.query<{ hour_at: number; kind: OaInteraction['kind']; n: number }>(
      `SELECT ${hour} AS hour_at, kind, COUNT(*) AS n FROM oa_interaction WHERE at >= ? GROUP BY ${hour}, kind`,
      [since],
    );
    return rows.map(({ hour_at, kind, n }) => ({ hour: Number(hour_at), kind, times: Number(n) }));
  }

  async menus(since: Instant): Promise<OfficialAccountReport['menus']> {
    const rows = await this.reader.query<{ kind: 'click' | 'scan'; what: string; n: number; people: number }>(
      `SELECT kind, what, COUNT(*) AS n,
         COUNT(DISTINCT member_id) + COUNT(DISTINCT CASE WHEN member_id IS NULL THEN openid END) AS people
       FROM oa_interaction WHERE at >= ? AND kind IN ('click', 'scan')
       GROUP BY kind, what ORDER BY n DESC, what LIMIT ${MENUS}`,
      [since],
    );
    return rows.map(({ kind, what, n, people }) => ({ kind, what, times: Number(n), people: Number(people) }));
  }
}
