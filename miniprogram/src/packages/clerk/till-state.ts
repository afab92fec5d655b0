import type { Quote, TillOutcome, Visit } from '@jieti/shared/api/till';
import { create } from 'zustand';
import type { QueuedPurchase } from './offline/queued-purchase';
import type { TierClaim } from './offline/tier-claim';

/** What a rotating code said when it was scanned; `at` in the shop's time. */
export interface ScannedCode {
  readonly code: string;
  readonly at: number;
  /** null where the code carries no claim, or nobody has checked it. */
  readonly claim: TierClaim | null;
}

/** A bill that was just closed, with what the clerk may say to the member. */
export type ClosedBill =
  | {
      readonly kind: 'recorded';
      readonly outcome: TillOutcome;
      readonly memberName: string;
      readonly price: Quote['price'];
      readonly coach: string | null;
      readonly idempotencyKey: string;
      /** null: something of it was given back, it is not undone any more. */
      readonly undoUntil: number | null;
    }
  | { readonly kind: 'queued'; readonly item: QueuedPurchase };

interface TillState {
  readonly visit: Visit | null;
  /** The code the visit came from; null where the member was found by phone or card. */
  readonly scanned: ScannedCode | null;
  readonly closed: ClosedBill | null;
}

/** What the clerk's pages hand on to one another. */
export const useTill = create<TillState>(() => ({ visit: null, scanned: null, closed: null }));

/** Something of a receipt was given back: where it is the bill just closed, it is not undone any more. */
export function noteRefund(receiptNo: string): void {
  const { closed } = useTill.getState();
  if (closed?.kind === 'recorded' && closed.outcome.receiptNo === receiptNo)
    useTill.setState({ closed: { ...closed, undoUntil: null } });
}
