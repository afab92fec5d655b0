import { Injectable } from '@nestjs/common';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import type { InvitationState } from './invitations.repository.js';

const DAY_MS = 86_400_000;

export interface InvitationEvents {
  readonly state: InvitationState;
  readonly joinedAt: Instant;
  readonly orderedAt: Instant | null;
  readonly settledAt: Instant | null;
  readonly reversedAt: Instant | null;
}

/** What one friend spent net of refunds since joining, in fen. */
export interface FriendSpending {
  readonly joinedAt: Instant;
  readonly within30: number;
  readonly within90: number;
  readonly within180: number;
  readonly all: number;
}

interface EventRow {
  readonly state: InvitationState;
  readonly joined_at: number;
  readonly ordered_at: number | null;
  readonly credited_at: number | null;
  readonly settled_at: number | null;
  readonly reversed_at: number | null;
}

const instant = (value: number | null): Instant | null => (value === null ? null : Number(value));

/** From the opened link to what friends spend. */
@Injectable()
export class InvitationFunnelQueries {
  constructor(private readonly reader: Reader) {}

  /** Invitations of which anything happened in the half-open span. */
  async eventsIn(from: Instant, until: Instant): Promise<readonly InvitationEvents[]> {
    const rows = await this.reader.query<EventRow>(
      `SELECT state, joined_at, ordered_at, credited_at, settled_at, reversed_at FROM invitation
       WHERE joined_at < ? AND (joined_at >= ? OR ordered_at >= ? OR credited_at >= ? OR settled_at >= ?
         OR reversed_at >= ?)`,
      [until, from, from, from, from, from],
    );
    return rows.map((row) => ({
      state: row.state,
      joinedAt: Number(row.joined_at),
      orderedAt: instant(row.ordered_at) ?? instant(row.credited_at),
      settledAt: instant(row.settled_at) ?? (row.state === 'settled' ? instant(row.ordered_at) : null),
      reversedAt: instant(row.reversed_at),
    }));
  }

  async openingsIn(from: BusinessDay, to: BusinessDay): Promise<ReadonlyMap<BusinessDay, number>> {
    const rows = await this.reader.query<{ day: number; n: number }>(
      'SELECT day, COUNT(*) AS n FROM invitation_opening WHERE day >= ? AND day <= ? GROUP BY day',
      [from, to],
    );
    return new Map(rows.map(({ day, n }) => [Number(day), Number(n)]));
  }

  async countHeld(): Promise<number> {
    const [row] = await this.reader.query<{ n: number }>("SELECT COUNT(*) AS n FROM invitation WHERE state = 'held'");
    return Number(row?.n ?? 0);
  }

  /** Of every friend who joined from `since` on. */
  async spendingSince(since: Instant): Promise<readonly FriendSpending[]> {
    const signed = "CASE WHEN f.kind = 'refund' THEN -f.amount_fen ELSE f.amount_fen END";
    const within = (days: number) =>
      `SUM(CASE WHEN f.occurred_at < i.joined_at + ${days * DAY_MS} THEN ${signed} ELSE 0 END)`;
    const rows = await this.reader.query<Record<'joined_at' | 'a' | 'b' | 'c' | 'd', number | null>>(
      `SELECT i.joined_at, ${within(30)} AS a, ${within(90)} AS b, ${within(180)} AS c, SUM(${signed}) AS d
       FROM invitation i LEFT JOIN fact f ON f.member_id = i.referee_id AND f.occurred_at >= i.joined_at
         AND f.kind IN ('purchase', 'refund')
       WHERE i.joined_at >= ? GROUP BY i.referee_id, i.joined_at`,
      [since],
    );
    return rows.map(({ joined_at, a, b, c, d }) => ({
      joinedAt: Number(joined_at),
      ...{ within30: Number(a ?? 0), within90: Number(b ?? 0), within180: Number(c ?? 0), all: Number(d ?? 0) },
    }));
  }
}
