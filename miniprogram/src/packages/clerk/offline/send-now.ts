import type { OfflineOutcome } from '@jieti/shared/api/till-offline';
import { sendOfflinePurchases } from '../../../api/till';
import { staffProfile } from '../../../session';
import { deviceId } from '../device-id';
import { deliverQueue } from './deliver-queue';
import { waiting } from './offline-queue';
import { queueNow } from './queue-store';
import type { QueuedOutcome, QueuedPurchase } from './queued-purchase';

const itemOf = ({ idempotencyKey, code, takenAt, receiptNo, amountFen, category }: QueuedPurchase) => ({
  ...{ idempotencyKey, code, takenAt, receiptNo, amountFen },
  ...(category === null ? {} : { category }),
});

function outcomeOf({ kind, growth, repeated, code, message, retry }: OfflineOutcome): QueuedOutcome {
  if (kind === 'recorded') return { kind: 'delivered', growth, repeated };
  const problem = message ?? '服务器没有说明原因。';
  return retry ? { kind: 'later', problem } : { kind: 'refused', code: code ?? '', problem };
}

async function send(items: readonly QueuedPurchase[]) {
  const answer = await sendOfflinePurchases({ items: items.map(itemOf), device: deviceId() });
  return new Map(answer.items.map((outcome) => [outcome.idempotencyKey, outcomeOf(outcome)]));
}

/** Sends what waits, if somebody is signed in and there is anything. */
export async function sendNow(): Promise<void> {
  const staff = staffProfile();
  if (!staff || waiting(queueNow()).length === 0) return;
  await deliverQueue(staff.store?.id ?? null, send);
}
