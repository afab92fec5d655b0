import type { StockSource } from './template-stock.repository.js';

/** One coupon asked for: `grantKey` makes it once per member. */
export interface GrantRequest {
  readonly memberId: number;
  readonly template: { readonly key: string } | { readonly id: number };
  readonly grantKey: string;
  readonly origin: string;
  /** Taken by the member; absent: given by the shop. */
  readonly claim?: { readonly pointsPaid: number };
  /** From what was set aside for codes and grants to many, not from the stock. */
  readonly reserved?: boolean;
  /** As the log shows it; absent: the origin. */
  readonly actor?: string;
}

export interface GrantedCoupon {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly expiresAt: number;
}

/**
 * `outOfStock` also for a template that is switched off, and when the day's limit is reached; `limitReached` when the
 * member has had as many as allowed.
 */
export type GrantKind = 'granted' | 'repeated' | 'outOfStock' | 'unknownTemplate' | 'limitReached';

export type GrantOutcome = GrantRequest & { readonly kind: GrantKind; readonly coupon: GrantedCoupon | null };

/** What a decision on a batch of requests needs to know. */
export interface GrantSituation {
  readonly templateOf: (request: GrantRequest) => { readonly id: number; readonly perMember: number } | undefined;
  /** Requests already answered with a coupon, by `grantIdentity`. */
  readonly held: ReadonlyMap<string, GrantedCoupon>;
  /** Coupons a member has had of a template, by `holdingIdentity`. */
  readonly counts: ReadonlyMap<string, number>;
}

export type PlannedGrant =
  | { readonly kind: 'unknownTemplate' | 'limitReached' }
  | { readonly kind: 'repeated'; readonly coupon: GrantedCoupon }
  | { readonly kind: 'wanted'; readonly templateId: number; readonly from: StockSource };

export const grantIdentity = (of: { readonly memberId: number; readonly grantKey: string }): string =>
  `${of.memberId} ${of.grantKey}`;
export const holdingIdentity = (memberId: number, templateId: number): string => `${memberId} ${templateId}`;

/** Decides every distinct request of a batch in request order; what is `wanted` still depends on the stock. */
export function planGrants(
  requests: readonly GrantRequest[],
  situation: GrantSituation,
): ReadonlyMap<string, PlannedGrant> {
  const plan = new Map<string, PlannedGrant>();
  const counts = new Map(situation.counts);
  for (const request of requests) {
    const identity = grantIdentity(request);
    if (plan.has(identity)) continue;
    plan.set(identity, planOne(request, situation, counts));
  }
  return plan;
}

function planOne(request: GrantRequest, situation: GrantSituation, counts: Map<string, number>): PlannedGrant {
  const coupon = situation.held.get(grantIdentity(request));
  if (coupon) return { kind: 'repeated', coupon };
  const template = situation.templateOf(request);
  if (!template) return { kind: 'unknownTemplate' };
  const holding = holdingIdentity(request.memberId, template.id);
  const count = counts.get(holding) ?? 0;
  if (count >= template.perMember) return { kind: 'limitReached' };
  counts.set(holding, count + 1);
  return { kind: 'wanted', templateId: template.id, from: request.reserved ? 'reserved' : 'stock' };
}

/** Every request's answer; the first of equal requests was granted, the others repeat it. */
export function grantOutcomes(
  requests: readonly GrantRequest[],
  plan: ReadonlyMap<string, PlannedGrant>,
  coupons: ReadonlyMap<string, GrantedCoupon>,
): readonly GrantOutcome[] {
  const answered = new Set<string>();
  return requests.map((request) => {
    const identity = grantIdentity(request);
    const planned = plan.get(identity);
    const first = !answered.has(identity);
    answered.add(identity);
    if (planned?.kind === 'repeated') return { ...request, kind: 'repeated', coupon: planned.coupon };
    if (planned?.kind !== 'wanted') return { ...request, kind: planned?.kind ?? 'unknownTemplate', coupon: null };
    const coupon = coupons.get(identity);
    if (!coupon) return { ...request, kind: 'outOfStock', coupon: null };
    return { ...request, kind: first ? 'granted' : 'repeated', coupon };
  });
}
