import { Injectable } from '@nestjs/common';
import type { SignUpRow } from '@jieti/shared/api/gatherings';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import { gatheringColumns, gatheringTables, type StoredGathering } from './gathering-row.js';

const SHOWN = 50;
/** How long members see what was. */
const LOOK_BACK_MS = 30 * 86_400_000;

export type MyGatheringRow = StoredGathering & {
  readonly mine: SignUpRow['state'] | null;
  readonly growth: number | null;
  /** Place among those who wait. */
  readonly place_in_line: number;
};

/** A gathering whose digits may be typed at some moment. */
export interface AttendableRow {
  readonly id: number;
  readonly state: StoredGathering['state'];
  readonly title: string;
  readonly store_id: string | null;
  readonly tiers: string;
  readonly sign_up_from: number | null;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly secret: string;
  readonly mine: SignUpRow['state'] | null;
}

const columns = `${gatheringColumns}, m.state AS mine, m.growth,
  (SELECT COUNT(*) FROM gathering_sign_up w WHERE w.gathering_id = g.id AND w.state = 'waiting'
    AND w.queue_no <= m.queue_no) AS place_in_line`;
const tables = `${gatheringTables} LEFT JOIN gathering_sign_up m ON m.gathering_id = g.id AND m.member_id = ?`;

/** Gatherings as members see them. */
@Injectable()
export class MyGatheringsQueries {
  constructor(private readonly reader: Reader) {}

  /** To come in their order, then those of the last weeks, newest first; cancelled ones only who signed up. */
  async list(memberId: number, now: Instant): Promise<readonly MyGatheringRow[]> {
    const shown = "(g.state = 'published' OR (g.state = 'cancelled' AND m.state IN ('signedUp', 'waiting')))";
    const select = `SELECT ${columns} FROM ${tables} WHERE ${shown}`;
    const coming = await this.reader.query<MyGatheringRow>(
      `${select} AND g.ends_at > ? ORDER BY g.starts_at, g.id LIMIT ${SHOWN}`,
      [memberId, now],
    );
    const past = await this.reader.query<MyGatheringRow>(
      `${select} AND g.ends_at <= ? AND g.ends_at > ? ORDER BY g.starts_at DESC, g.id DESC LIMIT ${SHOWN}`,
      [memberId, now, now - LOOK_BACK_MS],
    );
    return [...coming, ...past];
  }

  /** Undefined for drafts. */
  async find(memberId: number, id: number): Promise<MyGatheringRow | undefined> {
    const [row] = await this.reader.query<MyGatheringRow>(
      `SELECT ${columns} FROM ${tables} WHERE g.id = ? AND g.state <> 'draft'`,
      [memberId, id],
    );
    return row;
  }

  /** Those that begin before `until` and end after `now`, or the one asked for, whatever its time. */
  async listAttendable(
    memberId: number,
    { now, until, id }: { readonly now: Instant; readonly until: Instant; readonly id: number | undefined },
  ): Promise<readonly AttendableRow[]> {
    const [where, params] =
      id === undefined
        ? ["g.state = 'published' AND g.ends_at > ? AND g.starts_at <= ?", [now, until]]
        : ["g.state <> 'draft' AND g.id = ?", [id]];
    return this.reader.query<AttendableRow>(
      `SELECT g.id, g.state, g.title, g.store_id, g.tiers, g.sign_up_from, g.starts_at, g.ends_at, g.secret,
         m.state AS mine
       FROM gathering g LEFT JOIN gathering_sign_up m ON m.gathering_id = g.id AND m.member_id = ?
       WHERE ${where} ORDER BY g.starts_at, g.id LIMIT ${SHOWN}`,
      [memberId, ...params],
    );
  }

  async tierOf(memberId: number): Promise<string> {
    const [row] = await this.reader.query<{ tier: string }>('SELECT tier FROM member WHERE id = ?', [memberId]);
    return row?.tier ?? '';
  }
}
