import type { QuotaKey, QuotaRemaining } from '../subscriptions/subscriptions.repository.js';
import type { DispatchPlan } from './dispatch-plan.js';
import type { ClaimedMessage } from './outbox-leases.repository.js';

type QuotaOf = (templateId: string | undefined) => number;

/**
 * Plans each message in order with the consents the ones before it have left, so that two messages never count on the
 * same one.
 */
export function reserveQuotas(
  messages: readonly ClaimedMessage[],
  quotas: readonly QuotaRemaining[],
  plan: (message: ClaimedMessage, quota: QuotaOf) => DispatchPlan,
): { readonly plans: ReadonlyMap<number, DispatchPlan>; readonly reserved: readonly QuotaKey[] } {
  const left = new Map(quotas.map((quota) => [keyOf(quota), quota.remaining]));
  const plans = new Map<number, DispatchPlan>();
  const reserved: QuotaKey[] = [];
  for (const message of messages) {
    const { memberId } = message;
    const planned = plan(message, (templateId) => (templateId ? (left.get(keyOf({ memberId, templateId })) ?? 0) : 0));
    plans.set(message.id, planned);
    const needed = planned.kind === 'send' ? planned.rungs.find((rung) => rung.channel === 'subscription') : undefined;
    if (!needed) continue;
    const key = { memberId, templateId: needed.templateId };
    left.set(keyOf(key), (left.get(keyOf(key)) ?? 0) - 1);
    reserved.push(key);
  }
  return { plans, reserved };
}

const keyOf = ({ memberId, templateId }: QuotaKey): string => `${memberId}|${templateId}`;
