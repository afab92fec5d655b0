import { Injectable } from '@nestjs/common';
import type { GroupDetail, GroupOrigin } from '@jieti/shared/api/groups';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import { maskName } from '@jieti/shared/rules/mask';
import { Reader, type SqlValue } from '../db/sql.js';

const DAY_MS = 86_400_000;
const MOVES = 60;

export interface GroupFigures {
  readonly chatId: string;
  readonly name: string;
  readonly owner: string;
  readonly createdAt: Instant;
  readonly dismissedAt: Instant | null;
  readonly readAt: Instant | null;
  readonly staff: number;
  readonly customers: number;
  readonly joined: number;
  readonly left: number;
}

interface GroupSqlRow {
  readonly chat_id: string;
  readonly name: string;
  readonly owner: string;
  readonly created_at: number;
  readonly dismissed_at: number | null;
  readonly read_at: number;
  readonly staff: number;
  readonly customers: number;
  readonly joined: number;
  readonly gone: number;
}

interface MoveRow {
  readonly at: number;
  readonly kind: 'joined' | 'left';
  readonly member_id: number | null;
  readonly name: string | null;
  readonly joined_by: GroupOrigin['joinedBy'];
  readonly join_way: string;
}

/** Who is in which group, added up. */
@Injectable()
export class GroupsQueries {
  constructor(private readonly reader: Reader) {}

  /** Largest first; `joined` and `left` since then. */
  async list(since: Instant, chatId?: string): Promise<readonly GroupFigures[]> {
    const one = chatId === undefined ? '' : ' WHERE c.chat_id = ?';
    const rows = await this.reader.query<GroupSqlRow>(
      `SELECT c.chat_id, c.name, c.owner, c.created_at, c.dismissed_at, c.read_at,
         COALESCE(SUM(CASE WHEN s.left_at IS NULL AND s.is_staff = 1 THEN 1 ELSE 0 END), 0) AS staff,
         COALESCE(SUM(CASE WHEN s.left_at IS NULL AND s.is_staff = 0 THEN 1 ELSE 0 END), 0) AS customers,
         COALESCE(SUM(CASE WHEN s.joined_at >= ? AND s.is_staff = 0 THEN 1 ELSE 0 END), 0) AS joined,
         COALESCE(SUM(CASE WHEN s.left_at >= ? AND s.is_staff = 0 THEN 1 ELSE 0 END), 0) AS gone
       FROM group_chat c LEFT JOIN group_stay s ON s.chat_id = c.chat_id${one}
       GROUP BY c.chat_id, c.name, c.owner, c.created_at, c.dismissed_at, c.read_at
       ORDER BY customers DESC, c.chat_id`,
      [since, since, ...(chatId === undefined ? [] : [chatId])],
    );
    return rows.map(figuresOf);
  }

  /** Members who agree, by group and tier. */
  async tiers(): Promise<readonly { readonly chatId: string; readonly tier: string; readonly count: number }[]> {
    const rows = await this.reader.query<{ chat_id: string; tier: string; n: number }>(
      `SELECT s.chat_id, m.tier, COUNT(DISTINCT s.member_id) AS n
       FROM group_stay s JOIN member m ON m.id = s.member_id
       WHERE s.left_at IS NULL GROUP BY s.chat_id, m.tier`,
    );
    return rows.map(({ chat_id, tier, n }) => ({ chatId: chat_id, tier, count: Number(n) }));
  }

  /** Visits from each group since a day. */
  async visits(since: BusinessDay): Promise<ReadonlyMap<string, number>> {
    const rows = await this.reader.query<{ chat_id: string; n: number }>(
      `SELECT g.chat_id, COUNT(*) AS n FROM group_visit v JOIN open_group g ON g.group_hash = v.group_hash
       WHERE v.day >= ? AND g.chat_id IS NOT NULL GROUP BY g.chat_id`,
      [since],
    );
    return new Map(rows.map(({ chat_id, n }) => [chat_id, Number(n)]));
  }

  /** Customers by how they came. */
  async origins(chatId?: string): Promise<GroupOrigin[]> {
    const where = chatId === undefined ? '' : ' AND chat_id = ?';
    const rows = await this.reader.query<{
      readonly joined_by: GroupOrigin['joinedBy'];
      readonly join_way: string;
      readonly people: number;
      readonly still_there: number;
    }>(
      `SELECT joined_by, join_way, COUNT(*) AS people, SUM(CASE WHEN left_at IS NULL THEN 1 ELSE 0 END) AS still_there
       FROM group_stay WHERE is_staff = 0${where} GROUP BY joined_by, join_way ORDER BY people DESC, join_way LIMIT 40`,
      chatId === undefined ? [] : [chatId],
    );
    return rows.map(({ joined_by, join_way, people, still_there }) => ({
      ...{ joinedBy: joined_by, joinWay: join_way, people: Number(people), stillThere: Number(still_there) },
    }));
  }

  /** How many customers came, or left, on each day since an instant that is a midnight of `offsetMs` beside Greenwich. */
  async movesByDay(
    which: 'joined_at' | 'left_at',
    span: { readonly since: Instant; readonly offsetMs: number; readonly chatId?: string },
  ): Promise<ReadonlyMap<BusinessDay, number>> {
    const { since, offsetMs, chatId } = span;
    const day = `(${which} + ${offsetMs}) - (${which} + ${offsetMs}) % ${DAY_MS}`;
    const rows = await this.reader.query<{ day: number; n: number }>(
      `SELECT ${day} AS day, COUNT(*) AS n FROM group_stay
       WHERE is_staff = 0 AND ${which} >= ?${chatId === undefined ? '' : ' AND chat_id = ?'} GROUP BY ${day}`,
      [since, ...(chatId === undefined ? [] : [chatId])],
    );
    return new Map(rows.map(({ day: start, n }) => [Number(start) / DAY_MS, Number(n)]));
  }

  /** People in groups at an instant: customers, or everybody. */
  async countAt(at: Instant, who: 'customers' | 'everybody', chatId?: string): Promise<number> {
    const params: SqlValue[] = [at, at, ...(chatId === undefined ? [] : [chatId])];
    const [row] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM group_stay WHERE joined_at < ? AND (left_at IS NULL OR left_at >= ?)
       ${who === 'customers' ? ' AND is_staff = 0' : ''}${chatId === undefined ? '' : ' AND chat_id = ?'}`,
      params,
    );
    return Number(row?.n ?? 0);
  }

  /** The last customers to come and go. */
  async moves(chatId: string): Promise<GroupDetail['moves']> {
    const part = (kind: 'joined' | 'left') =>
      `SELECT ${kind}_at AS at, '${kind}' AS kind, member_id, joined_by, join_way FROM group_stay
       WHERE chat_id = ? AND is_staff = 0 AND ${kind}_at IS NOT NULL`;
    const rows = await this.reader.query<MoveRow>(
      `SELECT moves.*, m.name AS name FROM (${part('joined')} UNION ALL ${part('left')}) moves
       LEFT JOIN member m ON m.id = moves.member_id ORDER BY moves.at DESC LIMIT ${MOVES}`,
      [chatId, chatId],
    );
    return rows.map(({ at, kind, member_id, name, joined_by, join_way }) => ({
      ...{ at: Number(at), kind, memberId: member_id === null ? null : Number(member_id) },
      ...{ name: name === null ? '' : maskName(name), joinedBy: joined_by, joinWay: join_way },
    }));
  }
}

function figuresOf(row: GroupSqlRow): GroupFigures {
  return {
    chatId: row.chat_id,
    name: row.name,
    owner: row.owner,
    createdAt: Number(row.created_at),
    dismissedAt: row.dismissed_at === null ? null : Number(row.dismissed_at),
    readAt: Number(row.read_at) === 0 ? null : Number(row.read_at),
    staff: Number(row.staff),
    customers: Number(row.customers),
    joined: Number(row.joined),
    left: Number(row.gone),
  };
}
