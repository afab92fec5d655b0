import { Injectable } from '@nestjs/common';
import type { NewOverride, OverrideSet } from '@jieti/shared/api/overrides';
import { businessDayOf } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { ApprovalsRepository } from '../approvals/approvals.repository.js';
import { AuditRepository } from '../audit/audit.repository.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import type { LockedMember } from '../ledger/ledger.repository.js';
import { SettlementsRepository } from '../ledger/settlements.repository.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { needsSecondPerson, overridePlan, refuseOverlap, type OverridePlan } from './override-plan.js';
import { overridePayload, type OverridePayload } from './override-payload.js';
import { overrideState } from './override-state.js';
import { overrideSummary } from './override-summary.js';
import { OverridesRepository } from './overrides.repository.js';

export interface OverrideRequest {
  readonly memberId: number;
  readonly order: NewOverride;
  readonly author: string;
  /** Who agreed where two had to; null for one person's decision. */
  readonly approvedBy: string | null;
  /** False: what needs a second person becomes a question. */
  readonly mayDecideAlone: boolean;
}

export interface Done<T> {
  readonly result: T;
  readonly messagesQueued: boolean;
}

/** An override and everything that follows from it, in one transaction: lock, check, store, settle. */
@Injectable()
export class OverrideDeskRepository {
  constructor(
    private readonly settlements: SettlementsRepository,
    private readonly overrides: OverridesRepository,
    private readonly approvals: ApprovalsRepository,
    private readonly audit: AuditRepository,
    private readonly programmes: ProgrammesQueries,
  ) {}

  /** Refuses with member_unknown, malformed, override_overlaps, idempotency_conflict. */
  async set(tx: Tx, request: OverrideRequest, now: Instant): Promise<Done<OverrideSet>> {
    const { memberId, order } = request;
    const member = await this.lock(tx, memberId);
    const told = await this.overrides.findByKey(tx, memberId, order.idempotencyKey);
    if (told) {
      if (told.kind !== order.kind || told.tier !== order.tier) throw new Refusal('idempotency_conflict');
      return { result: { kind: 'set', overrideId: Number(told.id) }, messagesQueued: false };
    }
    const version = await this.programmes.getCurrent(now);
    const plan = overridePlan(order, version, { now, late: request.approvedBy !== null });
    refuseOverlap(plan, (await this.overrides.ofMembers(tx, [memberId])).get(memberId) ?? []);
    if (!request.mayDecideAlone && needsSecondPerson(plan, member.standing.computedRank)) {
      const approvalId = await this.askOnce(tx, request, overrideSummary(memberId, plan, order.reason, version), now);
      return { result: { kind: 'approvalNeeded', approvalId }, messagesQueued: false };
    }
    return this.store(tx, { request, plan, member }, now);
  }

  /** Refuses with member_unknown, not_found, override_ended. */
  async revoke(
    tx: Tx,
    { memberId, id, by, reason }: { memberId: number; id: number; by: string; reason: string },
    now: Instant,
  ): Promise<Done<void>> {
    const member = await this.lock(tx, memberId);
    const own = (await this.overrides.ofMembers(tx, [memberId])).get(memberId) ?? [];
    const found = own.find((one) => one.id === String(id));
    if (!found) throw new Refusal('not_found');
    const { timeZone } = await this.programmes.getCurrent(now);
    const state = overrideState(found, businessDayOf(now, timeZone));
    if (state === 'revoked' || state === 'ended') throw new Refusal('override_ended');
    await this.overrides.revoke(tx, { id, by, reason }, now);
    const entry = { actor: by, subject: `member:${memberId}`, detail: { overrideId: id, reason } };
    await this.audit.append(tx, { ...entry, action: 'member.revokeOverride' }, now);
    const messagesQueued = await this.resettle(tx, member, id, now);
    return { result: undefined, messagesQueued };
  }

  private async store(
    tx: Tx,
    { request, plan, member }: { request: OverrideRequest; plan: OverridePlan; member: LockedMember },
    now: Instant,
  ): Promise<Done<OverrideSet>> {
    const { memberId, order, author, approvedBy } = request;
    const { kind, tier, fromDay, untilDay } = plan;
    const { reason, idempotencyKey } = order;
    const decided = { memberId, reason, author, approvedBy, idempotencyKey };
    const overrideId = await this.overrides.insert(tx, { ...decided, kind, tier, fromDay, untilDay }, now);
    const detail = { overrideId, kind, tier, from: fromDay, until: untilDay, reason, approvedBy };
    await this.audit.append(
      tx,
      { actor: author, action: 'member.override', subject: `member:${memberId}`, detail },
      now,
    );
    const messagesQueued = await this.resettle(tx, member, overrideId, now);
    return { result: { kind: 'set', overrideId }, messagesQueued };
  }

  /** Asking the same again gives the question that is open already. */
  private async askOnce(tx: Tx, request: OverrideRequest, summary: string, now: Instant): Promise<number> {
    const { memberId, order, author } = request;
    const subject = `member:${memberId}`;
    const open = await this.approvals.findPending(tx, subject);
    const same = open.find(({ payload }) => overridePayload(payload).order.idempotencyKey === order.idempotencyKey);
    if (same) return same.id;
    const payload: OverridePayload = { memberId, order };
    return this.approvals.insert(tx, { kind: 'override', subject, summary, payload, requestedBy: author }, now);
  }

  private async lock(tx: Tx, memberId: number): Promise<LockedMember> {
    const member = (await this.settlements.lock(tx, [memberId])).get(memberId);
    if (!member) throw new Refusal('member_unknown');
    return member;
  }

  private async resettle(tx: Tx, member: LockedMember, overrideId: number, now: Instant): Promise<boolean> {
    const cause = `override/${overrideId}`;
    const request = { members: [member], fresh: new Map(), now, announce: true, cause };
    return (await this.settlements.settle(tx, request)).messagesQueued;
  }
}
