/** One coupon asked for: `grantKey` makes it once per member. */
export interface GrantRequest {
  readonly memberId: number;
  readonly template: { readonly key: string } | { readonly id: number };
  readonly grantKey: string;
  readonly origin: string;
}

export interface GrantedCoupon {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly expiresAt: number;
}

/** `outOfStock` also for a template that is switched off; `limitReached` when the member has had as many as allowed. */
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
  | { readonly kind: 'wanted'; readonly templateId: number };

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
  return { kind: 'wanted', templateId: template.id };
}
