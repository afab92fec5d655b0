import type { QuotaKey, QuotaRemaining } from '../subscriptions/subscriptions.repository.js';
import type { DispatchPlan } from './dispatch-plan.js';
import type { ClaimedMessage } from './outbox-leases.repository.js';

type QuotaOf = (templateId: string | undefined) => number;

/**
 * Plans messages in order with the consents the ones before them have left, so that two never count on the same one.
 * Stops once `sendLimit` of them have somewhere to go: those after it have no plan.
 */
export function reserveQuotas(
  messages: readonly ClaimedMessage[],
  quotas: readonly QuotaRemaining[],
  sendLimit: number,
  plan: (message: ClaimedMessage, quota: QuotaOf) => DispatchPlan,
): { readonly plans: ReadonlyMap<number, DispatchPlan>; readonly reserved: readonly QuotaKey[] } {
  const left = new Map(quotas.map((quota) => [keyOf(quota), quota.remaining]));
  const plans = new Map<number, DispatchPlan>();
  const reserved: QuotaKey[] = [];
  let sends = 0;
  for (const message of messages) {
    if (sends === sendLimit) break;
    const { memberId } = message;
    const planned = plan(message, (templateId) => (templateId ? (left.get(keyOf({ memberId, templateId })) ?? 0) : 0));
    plans.set(message.id, planned);
    if (planned.kind === 'send' && planned.rungs.length > 0) sends += 1;
    const needed = planned.kind === 'send' ? planned.rungs.find((rung) => rung.channel === 'subscription') : undefined;
    if (!needed) continue;
    const key = { memberId, templateId: needed.templateId };
    left.set(keyOf(key), (left.get(keyOf(key)) ?? 0) - 1);
    reserved.push(key);
  }
  return { plans, reserved };
}

const keyOf = ({ memberId, templateId }: QuotaKey): string => `${memberId}|${templateId}`;
