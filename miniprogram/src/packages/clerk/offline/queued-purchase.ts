/** A purchase taken without a network. It may earn, never spend; the server settles it as of `takenAt`. */
export interface QueuedPurchase {
  /** Made once, before anything is sent: the server counts the item once however often it arrives. */
  readonly idempotencyKey: string;
  /** The digits the member showed. */
  readonly code: string;
  readonly receiptNo: string;
  readonly amountFen: number;
  readonly category: string | null;
  readonly takenAt: number;
  /** Only a clerk of this store may send it. */
  readonly storeId: string | null;
  readonly storeName: string;
  /** As the code said, unchecked: who, and of which tier. */
  readonly memberName: string;
  readonly tierName: string;
  readonly state: QueuedState;
}

export type QueuedState =
  | { readonly kind: 'waiting'; readonly problem: string | null }
  | { readonly kind: 'delivered'; readonly at: number; readonly growth: number; readonly repeated: boolean }
  /** The server said no for good; the clerk decides what becomes of it. */
  | { readonly kind: 'refused'; readonly at: number; readonly code: string; readonly problem: string };

/** What the server said of one item. */
export type QueuedOutcome =
  | { readonly kind: 'delivered'; readonly growth: number; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly code: string; readonly problem: string }
  /** It could not say now; the item is sent again. */
  | { readonly kind: 'later'; readonly problem: string };
