import { randomId } from '../../../random-id';
import { staffProfile } from '../../../session';
import { receiptNumber } from '../receipt-number';
import type { ScannedCode } from '../till-state';
import { enqueued } from './offline-queue';
import { changeQueue, queueNow } from './queue-store';
import type { QueuedPurchase } from './queued-purchase';

/** What is paid; the keys are those of a purchase that was tried online before, so that it cannot count twice. */
export interface OfflineSale {
  readonly amountFen: number;
  readonly category: string | null;
  readonly memberName?: string;
  readonly tierName?: string;
  readonly receiptNo?: string;
  readonly idempotencyKey?: string;
}

/** Puts a purchase into the queue; `full` and `taken` change nothing. */
export function takeOffline(scanned: ScannedCode, sale: OfflineSale): QueuedPurchase | 'full' | 'taken' {
  const store = staffProfile()?.store;
  const item: QueuedPurchase = {
    idempotencyKey: sale.idempotencyKey ?? `off-${randomId(20)}`,
    code: scanned.code,
    receiptNo: sale.receiptNo ?? receiptNumber(),
    amountFen: sale.amountFen,
    category: sale.category,
    takenAt: scanned.at,
    storeId: store?.id ?? null,
    storeName: store?.name ?? '本店',
    memberName: sale.memberName ?? scanned.claim?.memberName ?? '会员',
    tierName: sale.tierName ?? scanned.claim?.tierName ?? '等级待核对',
    state: { kind: 'waiting', problem: null },
  };
  const after = enqueued(queueNow(), item);
  if (typeof after === 'string') return after;
  changeQueue(() => after);
  return item;
}
