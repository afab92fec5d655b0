import type { Instant } from '@jieti/shared/model/time';
import { invitationStep, type FriendOrder } from '@jieti/shared/rules/community/invitation-step';
import { DEFAULT_RETURN_WINDOW_DAYS } from '@jieti/shared/rules/tier/compile-version';
import type { FactInput } from '../facts/fact-input.js';

export interface DemoFriend {
  readonly id: number;
  readonly inviterId: number;
  readonly joinedAt: Instant;
  /** In order of time. */
  readonly orders: readonly FriendOrder[];
}

/** What a person at the desk still has to look at, or has looked at. */
export type DemoLook = { readonly signs: string; readonly decision: 'open' | 'kept' | 'rejected' } | null;

export interface DemoInvitation {
  /** A row of `invitation`, by column. */
  readonly row: Readonly<Record<string, string | number | null>>;
  /** What it brought its inviter. */
  readonly facts: readonly FactInput[];
}

const source = 'invite';
const NEVER = Number.MAX_SAFE_INTEGER;
const HOUR_MS = 3_600_000;

/** An invitation as it would stand by now, had the shop followed it all along. */
export function demoInvitation(
  { id, inviterId, joinedAt, orders }: DemoFriend,
  look: DemoLook,
  on: { readonly now: Instant; readonly timeZone: string },
): DemoInvitation {
  const joined = { referee_id: id, inviter_id: inviterId, joined_at: joinedAt, ...lookColumns(look, joinedAt) };
  const waiting = {
    order_source: null,
    order_external_id: null,
    ordered_at: null,
    credited_at: null,
    settled_at: null,
  };
  if (look?.decision === 'open' || look?.decision === 'rejected') {
    const state = look.decision === 'open' ? 'held' : 'rejected';
    return { row: { ...joined, ...waiting, state, next_look_at: on.now, reversed_at: null }, facts: [] };
  }
  const rules = { ...on, returnWindowDays: DEFAULT_RETURN_WINDOW_DAYS };
  const back = backOf(id, orders[0]);
  const first = invitationStep({ state: 'joined', joinedAt, order: null }, orders, rules);
  if (first.kind !== 'credit') {
    const next_look_at = first.kind === 'wait' ? first.nextLookAt : on.now;
    return { row: { ...joined, ...waiting, state: 'joined', next_look_at, reversed_at: back.at }, facts: back.facts };
  }
  const { order } = first;
  const then = invitationStep({ state: 'credited', joinedAt, order }, orders, rules);
  const settledAt = then.kind === 'settle' ? then.at : null;
  const row = {
    ...{ ...joined, state: settledAt === null ? 'credited' : 'settled', reversed_at: back.at },
    ...{ order_source: order.source, order_external_id: order.externalId, ordered_at: order.occurredAt },
    ...{ credited_at: order.occurredAt, settled_at: settledAt },
    next_look_at: then.kind === 'wait' ? then.nextLookAt : NEVER,
  };
  const credited = referral(id, order.occurredAt);
  return { row, facts: [...back.facts, credited, ...(settledAt === null ? [] : [settled(id, settledAt)])] };
}

function lookColumns(look: DemoLook, joinedAt: Instant) {
  const none = { suspicion: null, held_at: null, decided_by: null, decided_at: null, decision: null };
  if (!look) return none;
  const held = { ...none, suspicion: look.signs, held_at: joinedAt };
  if (look.decision === 'open') return held;
  const decision = look.decision === 'kept' ? '母女两人共用一部旧手机，打过电话' : '两个账号是同一个人，本人承认';
  return { ...held, decided_by: 'operator', decided_at: joinedAt + 5 * HOUR_MS, decision };
}

/** A first order that came back whole, as it was followed at the time. */
function backOf(id: number, order: FriendOrder | undefined) {
  if (!order || order.lastRefundAt === null || order.refundedFen < order.amountFen) return { at: null, facts: [] };
  const fact = referral(id, order.occurredAt);
  const back: FactInput = {
    ...{ kind: 'reversal', source, externalId: `${fact.externalId}:back`, occurredAt: order.lastRefundAt },
    ...{ storeId: null, of: { source, externalId: fact.externalId } },
  };
  return { at: order.lastRefundAt, facts: [fact, back] };
}

const referral = (id: number, at: Instant): FactInput => ({
  ...{ kind: 'referral', source, externalId: `${id}:${at}`, occurredAt: at, storeId: null },
  referee: `member:${id}`,
});

const settled = (id: number, at: Instant): FactInput => ({
  ...{ kind: 'engagement', source, externalId: `settled:${id}`, occurredAt: at, storeId: null },
  activity: 'invite',
});
