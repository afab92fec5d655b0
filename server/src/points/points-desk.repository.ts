import { Injectable } from '@nestjs/common';
import type { PointsMoved } from '@jieti/shared/api/points';
import type { Instant } from '@jieti/shared/model/time';
import { groupThousands } from '@jieti/shared/money';
import { ApprovalsRepository } from '../approvals/approvals.repository.js';
import { AuditRepository } from '../audit/audit.repository.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { HandMovesRepository } from './hand-moves.repository.js';
import { pointsOrderOf, pointsOrderText, type PointsOrder } from './points-order.js';

export interface DeskRequest {
  readonly order: PointsOrder;
  readonly author: string;
  /** Who agreed where two had to; null for one person's decision. */
  readonly approvedBy: string | null;
  /** More points than this become a question to a second person; null: the author may decide alone. */
  readonly limit: number | null;
}

/** Points moved by hand, in one transaction: lock, look for a repeat, ask or move, put on record. */
@Injectable()
export class PointsDeskRepository {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly moves: HandMovesRepository,
    private readonly approvals: ApprovalsRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** The same key gives the same answer. Refuses with member_unknown, idempotency_conflict, points_none. */
  async carryOut(tx: Tx, request: DeskRequest, now: Instant): Promise<PointsMoved> {
    const { order, author, approvedBy, limit } = request;
    const members = [order.memberId, ...(order.kind === 'transfer' ? [order.toMemberId] : [])];
    const locked = await this.ledger.lock(tx, members);
    if (members.some((id) => !locked.has(id))) throw new Refusal('member_unknown');
    const made = await this.moves.findMade(tx, order);
    if (made !== null) return this.answer(tx, order, made);
    const size = order.kind === 'adjust' ? Math.abs(order.delta) : await this.moves.sizeOf(tx, order.memberId);
    if (limit !== null && size > limit)
      return { kind: 'approvalNeeded', approvalId: await this.askOnce(tx, request, size, now) };
    const points = await this.moves.make(tx, { order, actor: author, now });
    const action = order.kind === 'adjust' ? 'member.adjustPoints' : 'member.transferPoints';
    const detail = {
      points,
      reason: order.reason,
      approvedBy,
      ...(order.kind === 'transfer' ? { to: members[1]! } : {}),
    };
    await this.audit.append(tx, { actor: author, action, subject: `member:${order.memberId}`, detail }, now);
    return this.answer(tx, order, points);
  }

  private async answer(tx: Tx, order: PointsOrder, points: number): Promise<PointsMoved> {
    const id = order.kind === 'adjust' ? order.memberId : order.toMemberId;
    return { kind: 'moved', points, balance: await this.moves.balanceOf(tx, id) };
  }

  /** Asking the same again gives the question that is open already. */
  private async askOnce(tx: Tx, { order, author }: DeskRequest, size: number, now: Instant): Promise<number> {
    const subject = `points:${order.memberId}`;
    const open = await this.approvals.findPending(tx, subject);
    const same = open.find(({ payload }) => pointsOrderOf(payload).idempotencyKey === order.idempotencyKey);
    if (same) return same.id;
    const summary = pointsOrderText(order, groupThousands(size));
    return this.approvals.insert(tx, { kind: 'points', subject, summary, payload: order, requestedBy: author }, now);
  }
}
