import type { TillPurchase } from '@jieti/shared/api/till';
import type { FactKey, PurchaseFact } from '@jieti/shared/model/fact';
import type { FactInput } from '../facts/fact-input.js';
import type { TillParty } from './till-party.service.js';
import { tillSource } from './till-source.js';

/** A purchase as the till reports it, with who it is for and where. */
export interface TillBill {
  readonly request: TillPurchase;
  readonly party: TillParty;
  readonly storeId: string;
  readonly key: FactKey;
}

export function billOf(request: TillPurchase, party: TillParty, storeId: string): TillBill {
  return { request, party, storeId, key: { source: tillSource(storeId), externalId: request.receiptNo } };
}

export function purchaseOf(bill: TillBill, payableFen: number): FactInput {
  const { request, party, storeId, key } = bill;
  return {
    kind: 'purchase',
    ...key,
    occurredAt: request.paidAt ?? party.now,
    storeId,
    amountFen: payableFen,
    categories: request.category === undefined ? [] : [request.category],
  };
}

/** The first report of a receipt again, word for word. */
export function repeatOf({ recordedAt: _, ...fact }: PurchaseFact): FactInput {
  return fact;
}
