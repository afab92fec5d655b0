import type { NewBill, TillBill, TillBills } from '@jieti/shared/api/bills';
import type { RefundRequest, RefundStatus } from '@jieti/shared/api/payments';
import type {
  Identify,
  Quote,
  QuoteRequest,
  RecentReceipt,
  TillOutcome,
  TillPurchase,
  TillRefund,
  Visit,
} from '@jieti/shared/api/till';
import { dropStaffSession, staffToken } from '../session';
import { ApiError } from './api-error';
import { request, type RequestOptions } from './request';

async function staffRequest<T>(path: string, options: RequestOptions = {}): Promise<T> {
  try {
    return await request<T>(`/${path}`, { ...options, token: staffToken() });
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not_signed_in') dropStaffSession();
    throw error;
  }
}

const post = <T>(path: string, body: object) => staffRequest<T>(`till/${path}`, { method: 'POST', body });

export const identify = (body: Identify) => post<Visit>('identify', body);
export const quote = (body: QuoteRequest) => post<Quote>('quote', body);
export const recordPurchase = (body: TillPurchase) => post<TillOutcome>('purchases', body);
export const recordRefund = (body: TillRefund) => post<TillOutcome>('refunds', body);
export const listReceipts = () => staffRequest<{ readonly items: readonly RecentReceipt[] }>('till/receipts');
export const writeBill = (body: NewBill) => post<TillBill>('bills', body);
export const getTillBill = (no: string) => staffRequest<TillBill>(`till/bills/${encodeURIComponent(no)}`);
export const listBills = () => staffRequest<TillBills>('till/bills');
export const cancelBill = (no: string) => post<TillBill>(`bills/${encodeURIComponent(no)}/cancel`, {});
export const refundPayment = (no: string, body: RefundRequest) =>
  staffRequest<RefundStatus>(`payments/${encodeURIComponent(no)}/refund`, { method: 'POST', body });
