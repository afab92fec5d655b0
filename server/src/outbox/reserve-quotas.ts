import type { ClaimedConsent, ConsentBalance, ConsentKey } from '../subscriptions/consents.repository.js';
import type { DispatchPlan } from './dispatch-plan.js';
import type { ClaimedMessage } from './outbox-leases.repository.js';

type QuotaOf = (templateId: string | undefined) => number;

/** A plan, and the consent it takes. */
export type PlannedMessage = DispatchPlan & { readonly consent: ClaimedConsent | null };

/** Plans messages in order with the consents the ones before them have left, so that two never count on the same one. */
export function reserveQuotas(
  messages: readonly ClaimedMessage[],
  balances: readonly ConsentBalance[],
  plan: (message: ClaimedMessage, quota: QuotaOf) => DispatchPlan,
): ReadonlyMap<number, PlannedMessage> {
  const known = new Map(balances.map((balance) => [keyOf(balance), balance]));
  const left = new Map(balances.map((balance) => [keyOf(balance), balance.remaining]));
  const plans = new Map<number, PlannedMessage>();
  for (const message of messages) {
    const { memberId, id } = message;
    const planned = plan(message, (templateId) => (templateId ? (left.get(keyOf({ memberId, templateId })) ?? 0) : 0));
    const rung = planned.kind === 'send' ? planned.rungs.find(({ channel }) => channel === 'subscription') : undefined;
    const balance = rung && known.get(keyOf({ memberId, templateId: rung.templateId }));
    if (balance) left.set(keyOf(balance), (left.get(keyOf(balance)) ?? 0) - 1);
    plans.set(id, { ...planned, consent: balance ? { ...balance, outboxId: id } : null });
  }
  return plans;
}

const keyOf = ({ memberId, templateId }: ConsentKey): string => `${memberId}|${templateId}`;
