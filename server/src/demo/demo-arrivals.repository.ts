import { Inject, Injectable } from '@nestjs/common';
import { businessDayOf } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import type { FriendOrder } from '@jieti/shared/rules/community/invitation-step';
import type { Entry } from '@jieti/shared/api/joining';
import { CONFIG, type Config } from '../config.js';
import { placeholders } from '../db/in-list.js';
import type { SqlValue, Tx } from '../db/sql.js';
import type { NewFact } from '../facts/record.js';
import { groupBy } from '../group-by.js';
import { JoiningsRepository } from '../joining/joinings.repository.js';
import { demoEntry, demoLooks } from './demo-entries.js';
import { demoFlags, flagFacts, flagSpan } from './demo-flags.js';
import { demoInvitation, type DemoFriend } from './demo-invitations.js';
import { SeededRandom } from './seeded-random.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** How members of before joined was not kept. */
const KEPT_DAYS = 150;
/** Who appears in the story keeps to what the story says. */
const CAST = 40;
const NEWEST = 16;
const RECENT_DAYS = 10;

interface Newcomer {
  readonly id: number;
  readonly store_id: string | null;
  readonly joined_at: number;
}

/** How the demo's members came: by codes, by friends, by search; and what of it looks made up. */
@Injectable()
export class DemoArrivalsRepository {
  constructor(
    private readonly joinings: JoiningsRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Once there are members. Gives the facts that belong to it. */
  async insert(tx: Tx, now: Instant): Promise<readonly NewFact[]> {
    const random = new SeededRandom(20_261_101);
    const rows = await tx.query<Newcomer>(
      'SELECT id, store_id, joined_at FROM member WHERE joined_at > ? OR id <= 12 ORDER BY joined_at, id',
      [now - KEPT_DAYS * DAY_MS],
    );
    const newcomers = rows.map((row) => ({ ...row, id: Number(row.id), joined_at: Number(row.joined_at) }));
    // Nearly all of the newest, so that some are still within the return window.
    const shareOf = (at: Instant) => (at > now - RECENT_DAYS * DAY_MS ? 0.9 : 0.45);
    const invited = newcomers.filter(({ id, joined_at }) => id > CAST && random.next() < shareOf(joined_at));
    const isInvited = new Set(invited.map(({ id }) => id));
    for (const { id, store_id, joined_at } of newcomers) {
      const invitation = isInvited.has(id) ? String(10_000_000 + id) : undefined;
      const entry: Entry = invitation ? { scene: 1007, invitation } : demoEntry(random, store_id);
      const joining = { memberId: id, noticeVersion: 1, channel: 'miniProgram', entry } as const;
      await this.joinings.insert(tx, joining, joined_at - 4 * MINUTE_MS);
    }
    return [...(await this.insertInvitations(tx, invited, random, now)), ...(await this.insertFlags(tx, now))];
  }

  /** Facts of the past as they were known then. */
  async recordAsItHappened(tx: Tx): Promise<void> {
    await tx.execute(
      `UPDATE fact SET recorded_at = occurred_at WHERE source IN ('invite', 'desk') OR external_id LIKE 'demo-read-%'`,
    );
  }

  private async insertInvitations(
    tx: Tx,
    invited: readonly Newcomer[],
    random: SeededRandom,
    now: Instant,
  ): Promise<readonly NewFact[]> {
    // Members at the top, so that what friends bring moves nobody between tiers.
    const inviters = await tx.query<{ id: number }>(
      `SELECT id FROM member WHERE tier = 'platinum' AND id > ${CAST} ORDER BY id`,
    );
    if (inviters.length === 0) return [];
    const orders = await this.ordersOf(
      tx,
      invited.map(({ id }) => id),
    );
    const friends = invited.map(({ id, joined_at }): DemoFriend => {
      const inviterId = Number(inviters[Math.floor(random.next() ** 2 * inviters.length)]!.id);
      return { id, inviterId, joinedAt: joined_at - 4 * MINUTE_MS, orders: orders.get(id) ?? [] };
    });
    const looks = demoLooks(friends.slice(-NEWEST).map(({ id }) => id));
    const on = { now, timeZone: this.config.timeZone };
    const made = friends.filter(({ id, inviterId }) => id !== inviterId);
    const done = made.map((friend) => ({ friend, ...demoInvitation(friend, looks.get(friend.id) ?? null, on) }));
    const columns = Object.keys(done[0]?.row ?? {});
    await tx.insertRows(
      'invitation',
      columns,
      done.map(({ row }) => columns.map((column): SqlValue => row[column] ?? null)),
    );
    await this.insertOpenings(tx, made, random);
    return done.flatMap(({ friend, facts }) =>
      facts.map((fact): NewFact => ({ member: { kind: 'id', id: friend.inviterId }, fact })),
    );
  }

  /** Whoever joined opened the link before, and so did others who did not join. */
  private async insertOpenings(tx: Tx, friends: readonly DemoFriend[], random: SeededRandom): Promise<void> {
    const hex = () => Array.from({ length: 8 }, () => random.between(0, 0xffff).toString(16).padStart(4, '0')).join('');
    const rows = friends.flatMap(({ inviterId, joinedAt }) =>
      Array.from({ length: 1 + Math.floor(random.exponential(2.6)) }, (_, i): SqlValue[] => {
        const at = i === 0 ? joinedAt - 3 * MINUTE_MS : Math.round(joinedAt - random.next() * 3 * DAY_MS);
        return [inviterId, hex(), businessDayOf(at, this.config.timeZone), at];
      }),
    );
    await tx.insertRows('invitation_opening', ['inviter_id', 'visitor', 'day', 'opened_at'], rows);
  }

  private async ordersOf(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, readonly FriendOrder[]>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<
      Record<'member_id' | 'occurred_at' | 'amount_fen', number> &
        Record<'refunded' | 'refunded_at', number | null> &
        Record<'source' | 'external_id', string>
    >(
      `SELECT f.member_id, f.source, f.external_id, f.occurred_at, f.amount_fen, SUM(r.amount_fen) AS refunded,
         MAX(r.occurred_at) AS refunded_at
       FROM fact f LEFT JOIN fact r ON r.order_source = f.source AND r.order_external_id = f.external_id
         AND r.kind = 'refund'
       WHERE f.member_id IN (${placeholders(ids.length)}) AND f.kind = 'purchase'
       GROUP BY f.member_id, f.occurred_at, f.source, f.external_id, f.amount_fen ORDER BY f.occurred_at`,
      ids,
    );
    const orders = rows.map((row) => ({
      ...{ memberId: Number(row.member_id), source: row.source, externalId: row.external_id },
      ...{ occurredAt: Number(row.occurred_at), amountFen: Number(row.amount_fen) },
      refundedFen: Number(row.refunded ?? 0),
      lastRefundAt: row.refunded_at === null ? null : Number(row.refunded_at),
    }));
    return groupBy(orders, ({ memberId }) => memberId);
  }

  private async insertFlags(tx: Tx, now: Instant): Promise<readonly NewFact[]> {
    const members = await tx.query<{ id: number }>(
      `SELECT id FROM member WHERE tier = 'plain' AND growth > 0 AND growth < 200 AND id > ${CAST}
       ORDER BY id LIMIT ${demoFlags.length}`,
    );
    const flagged = demoFlags.slice(0, members.length).map((flag, i) => ({ flag, memberId: Number(members[i]!.id) }));
    const rows = flagged.map(({ flag, memberId }): SqlValue[] => {
      const { kind, state, events, accounts, reason } = flag;
      const { from, until } = flagSpan(flag, now);
      const decided = state === 'open' ? [null, null] : ['operator', from + DAY_MS / 4];
      const day = businessDayOf(from, this.config.timeZone);
      const found = [kind, memberId, day, from, until, events, JSON.stringify({ accounts }), state, until];
      return [...found, ...decided, reason];
    });
    const seen = ['kind', 'member_id', 'day', 'from_at', 'until_at', 'events', 'evidence', 'state', 'found_at'];
    await tx.insertRows('engagement_flag', [...seen, 'decided_by', 'decided_at', 'reason'], rows);
    return flagged.flatMap(({ flag, memberId }) =>
      flagFacts(flag, memberId, now).map((fact): NewFact => ({ member: { kind: 'id', id: memberId }, fact })),
    );
  }
}
