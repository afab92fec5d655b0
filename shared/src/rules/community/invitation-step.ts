import { businessDayOf, startOfDay } from '../../calendar.js';
import type { FactKey } from '../../model/fact.js';
import type { Instant } from '../../model/time.js';

/** An order of the friend, with what has come back of it so far. */
export interface FriendOrder extends FactKey {
  readonly occurredAt: Instant;
  readonly amountFen: number;
  readonly refundedFen: number;
  readonly lastRefundAt: Instant | null;
}

export interface Invitation {
  readonly state: 'joined' | 'credited';
  readonly joinedAt: Instant;
  /** The order it was credited for. */
  readonly order: FactKey | null;
}

/** `credit`: a referral; `reverse`: its order came back whole; `settle`: its return window has passed. */
export type InvitationStep =
  | { readonly kind: 'wait'; readonly nextLookAt: Instant }
  | { readonly kind: 'credit'; readonly order: FriendOrder }
  | { readonly kind: 'reverse'; readonly order: FriendOrder; readonly at: Instant }
  | { readonly kind: 'settle'; readonly order: FriendOrder; readonly at: Instant };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * What is due about an invitation: the friend's first order of which something stays paid counts, from the end of its
 * return window on for good. Looked at often when the friend has just joined, ever less often later, at least daily.
 * @param orders the friend's since they joined, in order of time
 */
export function invitationStep(
  invitation: Invitation,
  orders: readonly FriendOrder[],
  on: { readonly now: Instant; readonly timeZone: string; readonly returnWindowDays: number },
): InvitationStep {
  const { state, joinedAt } = invitation;
  const age = on.now - joinedAt;
  const wait = {
    kind: 'wait',
    nextLookAt: on.now + Math.min(DAY_MS, Math.max(MINUTE_MS, Math.round(age / 20))),
  } as const;
  if (state === 'joined') {
    const first = orders.find((order) => order.amountFen > order.refundedFen);
    return first ? { kind: 'credit', order: first } : wait;
  }
  const credited = orders.find((order) => isSame(order, invitation.order));
  if (!credited) return wait;
  if (credited.refundedFen >= credited.amountFen)
    return { kind: 'reverse', order: credited, at: credited.lastRefundAt ?? on.now };
  const windowEnd = startOfDay(businessDayOf(credited.occurredAt, on.timeZone) + on.returnWindowDays + 1, on.timeZone);
  return on.now >= windowEnd ? { kind: 'settle', order: credited, at: windowEnd } : wait;
}

const isSame = (a: FactKey, b: FactKey | null): boolean =>
  b !== null && a.source === b.source && a.externalId === b.externalId;
