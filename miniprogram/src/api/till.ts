import type { NewBill, TillBill, TillBills } from '@jieti/shared/api/bills';
import type { CouponView } from '@jieti/shared/api/coupons';
import type { Page } from '@jieti/shared/api/paging';
import type { RefundRequest, RefundStatus } from '@jieti/shared/api/payments';
import type {
  CouponRedeem,
  Identify,
  Quote,
  QuoteRequest,
  RecentReceipt,
  TillOutcome,
  TillPurchase,
  TillRefund,
  Visit,
} from '@jieti/shared/api/till';
import type {
  TillPerk,
  TillPerkOutcome,
  Shift,
  TillAction,
  TillUndo,
  UndoOutcome,
} from '@jieti/shared/api/till-actions';
import type { TillAttend, TillAttendOutcome, TillGatherings } from '@jieti/shared/api/till-gatherings';
import type { OfflineKit, OfflineOutcomes, OfflinePurchases } from '@jieti/shared/api/till-offline';
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

const get = <T>(path: string) => staffRequest<T>(`till/${path}`);
const post = <T>(path: string, body: object) => staffRequest<T>(`till/${path}`, { method: 'POST', body });

export const identify = (body: Identify) => post<Visit>('identify', body);
export const quote = (body: QuoteRequest) => post<Quote>('quote', body);
export const recordPurchase = (body: TillPurchase) => post<TillOutcome>('purchases', body);
export const recordRefund = (body: TillRefund) => post<TillOutcome>('refunds', body);
export const redeemGift = (body: CouponRedeem) => post<CouponView>('coupons/redeem', body);
export const givePerk = (body: TillPerk) => post<TillPerkOutcome>('perks', body);
export const undoAction = (body: TillUndo) => post<UndoOutcome>('undo', body);
export const listReceipts = () => get<{ readonly items: readonly RecentReceipt[] }>('receipts');
/** Today so far; `mine`: only what the caller did. */
export const getShift = (mine: boolean) => get<Shift>(`shift${mine ? '?mine=1' : ''}`);
export const listActions = (cursor: string | null) =>
  get<Page<TillAction>>(`actions?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
export const getOfflineKit = () => get<OfflineKit>('offline-kit');
export const sendOfflinePurchases = (body: OfflinePurchases) => post<OfflineOutcomes>('offline-purchases', body);
export const writeBill = (body: NewBill) => post<TillBill>('bills', body);
export const getTillBill = (no: string) => get<TillBill>(`bills/${encodeURIComponent(no)}`);
export const listBills = () => get<TillBills>('bills');
export const cancelBill = (no: string) => post<TillBill>(`bills/${encodeURIComponent(no)}/cancel`, {});
/** Today's, of the caller's store. */
export const listTillGatherings = () => get<TillGatherings>('gatherings');
export const markAttendance = (id: number, body: TillAttend) =>
  post<TillAttendOutcome>(`gatherings/${id}/attend`, body);
export const refundPayment = (no: string, body: RefundRequest) =>
  staffRequest<RefundStatus>(`payments/${encodeURIComponent(no)}/refund`, { method: 'POST', body });
