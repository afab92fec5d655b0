import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { FriendOrder } from '@jieti/shared/rules/community/invitation-step';
import { Reader } from '../db/sql.js';
import type { InvitationRow, InvitationState } from './invitations.repository.js';

const SHOWN = 100;
/** Orders looked through for one of which something stays paid. */
const ORDERS = 50;

export interface FriendRow {
  readonly name: string;
  readonly state: InvitationState;
  readonly joined_at: number;
  readonly ordered_at: number | null;
}

export interface Newcomer {
  readonly registeredAt: Instant;
  readonly orders: number;
}

@Injectable()
export class InvitationsQueries {
  constructor(private readonly reader: Reader) {}

  async listDue(now: Instant, limit: number): Promise<readonly InvitationRow[]> {
    return this.reader.query<InvitationRow>(
      `SELECT referee_id, inviter_id, state, joined_at, order_source, order_external_id FROM invitation
       WHERE state IN ('joined', 'credited') AND next_look_at <= ? ORDER BY next_look_at LIMIT ?`,
      [now, limit],
    );
  }

  /** A member's orders from `since` on with what came back of each, in order of time. */
  async ordersOf(memberId: number, since: Instant): Promise<readonly FriendOrder[]> {
    const rows = await this.reader.query<OrderRow>(
      `SELECT f.source, f.external_id, f.occurred_at, f.amount_fen, SUM(r.amount_fen) AS refunded,
         MAX(r.occurred_at) AS refunded_at
       FROM fact f LEFT JOIN fact r ON r.order_source = f.source AND r.order_external_id = f.external_id
         AND r.kind = 'refund'
       WHERE f.member_id = ? AND f.occurred_at >= ? AND f.kind = 'purchase'
       GROUP BY f.member_id, f.occurred_at, f.source, f.external_id, f.amount_fen
       ORDER BY f.occurred_at, f.source, f.external_id LIMIT ${ORDERS}`,
      [memberId, since],
    );
    return rows.map((row) => ({
      source: row.source,
      externalId: row.external_id,
      occurredAt: Number(row.occurred_at),
      amountFen: Number(row.amount_fen),
      refundedFen: Number(row.refunded ?? 0),
      lastRefundAt: row.refunded_at === null ? null : Number(row.refunded_at),
    }));
  }

  /** Who a member brought, newest first. */
  async friendsOf(memberId: number): Promise<readonly FriendRow[]> {
    return this.reader.query<FriendRow>(
      `SELECT m.name, i.state, i.joined_at, i.ordered_at FROM invitation i JOIN member m ON m.id = i.referee_id
       WHERE i.inviter_id = ? ORDER BY i.joined_at DESC, i.referee_id DESC LIMIT ${SHOWN}`,
      [memberId],
    );
  }

  async countsOf(memberId: number): Promise<ReadonlyMap<InvitationState, number>> {
    const rows = await this.reader.query<{ state: InvitationState; n: number }>(
      'SELECT state, COUNT(*) AS n FROM invitation WHERE inviter_id = ? GROUP BY state',
      [memberId],
    );
    return new Map(rows.map((row) => [row.state, Number(row.n)]));
  }

  /** Undefined for nobody, and for a closed account. */
  async newcomer(memberId: number): Promise<Newcomer | undefined> {
    const [row] = await this.reader.query<{ registered_at: number; order_count: number }>(
      "SELECT registered_at, order_count FROM member WHERE id = ? AND status = 'active'",
      [memberId],
    );
    return row && { registeredAt: Number(row.registered_at), orders: Number(row.order_count) };
  }

  async inviterOf(refereeId: number): Promise<number | null> {
    const [row] = await this.reader.query<{ inviter_id: number }>(
      'SELECT inviter_id FROM invitation WHERE referee_id = ?',
      [refereeId],
    );
    return row ? Number(row.inviter_id) : null;
  }
}

interface OrderRow {
  readonly source: string;
  readonly external_id: string;
  readonly occurred_at: number;
  readonly amount_fen: number;
  readonly refunded: number | null;
  readonly refunded_at: number | null;
}
