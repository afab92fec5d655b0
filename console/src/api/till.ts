import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CouponView } from '@jieti/shared/api/coupons';
import type {
  CouponRedeem,
  Identify,
  Quote,
  QuoteRequest,
  RecentReceipts,
  TillOutcome,
  TillPurchase,
  TillRefund,
  Visit,
} from '@jieti/shared/api/till';
import type { Shift, TillPerk, TillPerkOutcome, TillUndo, UndoOutcome } from '@jieti/shared/api/till-actions';
import { request } from './request';

const post = <T>(path: string, body: unknown) => request<T>(`/till/${path}`, { method: 'POST', body });

export const identify = (who: Identify) => post<Visit>('identify', who);
export const recordPurchase = (purchase: TillPurchase) => post<TillOutcome>('purchases', purchase);
export const recordRefund = (refund: TillRefund) => post<TillOutcome>('refunds', refund);
export const redeemCoupon = (redeem: CouponRedeem) => post<CouponView>('coupons/redeem', redeem);
export const givePerk = (use: TillPerk) => post<TillPerkOutcome>('perks', use);
export const undoAction = (undo: TillUndo) => post<UndoOutcome>('undo', undo);

/** null: nothing rung up yet. */
export const quoteQuery = (bill: QuoteRequest | null) =>
  queryOptions({
    queryKey: ['till', 'quote', bill],
    enabled: bill !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
    queryFn: ({ signal }) => request<Quote>('/till/quote', { method: 'POST', body: bill, signal }),
  });

export const shiftQuery = queryOptions({
  queryKey: ['till', 'shift'],
  queryFn: ({ signal }) => request<Shift>('/till/shift', { signal }),
});

export const receiptsQuery = queryOptions({
  queryKey: ['till', 'receipts'],
  queryFn: async ({ signal }) => (await request<RecentReceipts>('/till/receipts', { signal })).items,
});
