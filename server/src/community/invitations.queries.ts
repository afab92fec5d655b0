import { Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';
import type { FriendOrder } from '@jieti/shared/rules/community/invitation-step';
import { Reader } from '../db/sql.js';
import type { InvitationRow, InvitationSign, InvitationState } from './invitations.repository.js';

const SHOWN = 100;
/** More friends than this within the hour do not join by themselves. */
const BURST_FRIENDS = 10;
const BURST_MS = 3_600_000;
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

export interface SignedInvitation {
  readonly inviterId: number;
  readonly refereeId: number;
  readonly order: FactKey | null;
  readonly now: Instant | null;
}

@Injectable()
export class InvitationsQueries {
  constructor(private readonly reader: Reader) {}

  async listDue(now: Instant, limit: number): Promise<readonly InvitationRow[]> {
    return this.reader.query<InvitationRow>(
      `SELECT referee_id, inviter_id, state, joined_at, order_source, order_external_id,
         decided_at FROM invitation
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

  /** Whether both have the same telephone number: then it is one person. */
  async sharePhone(oneId: number, otherId: number): Promise<boolean> {
    const rows = await this.reader.query(
      'SELECT a.id FROM member a JOIN member b ON b.phone_hash = a.phone_hash WHERE a.id = ? AND b.id = ?',
      [oneId, otherId],
    );
    return rows.length > 0;
  }

  /** What speaks against an invitation; `order` is the friend's that would count, `now` the moment of joining. */
  async signsOf({ inviterId, refereeId, order, now }: SignedInvitation): Promise<readonly InvitationSign[]> {
    const devices = await this.reader.query(
      `SELECT a.device_hash FROM member_device a JOIN member_device b ON b.device_hash = a.device_hash
       WHERE a.member_id = ? AND b.member_id = ? LIMIT 1`,
      [inviterId, refereeId],
    );
    const payers = await this.reader.query(
      `SELECT p.out_trade_no FROM pay_order p JOIN member_identity i ON i.kind = 'openid' AND i.value = p.openid
       WHERE p.transaction_id = ? AND i.member_id = ? LIMIT 1`,
      [order?.source === 'wxpay' ? order.externalId : '', inviterId],
    );
    const [joined] = await this.reader.query<{ n: number }>(
      'SELECT COUNT(*) AS n FROM invitation WHERE inviter_id = ? AND joined_at > ?',
      [inviterId, now === null ? Number.MAX_SAFE_INTEGER : now - BURST_MS],
    );
    return [
      ...(devices.length > 0 ? (['device'] as const) : []),
      ...(payers.length > 0 ? (['payer'] as const) : []),
      ...(Number(joined?.n ?? 0) >= BURST_FRIENDS ? (['burst'] as const) : []),
    ];
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
