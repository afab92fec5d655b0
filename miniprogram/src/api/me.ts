import type {
  GrowthItem,
  Home,
  InboxItem,
  MemberCodes,
  MyCoupons,
  NewOrder,
  OrderPayment,
  OrderStatus,
  PerksPage,
  Profile,
  ProfileChange,
  SubscriptionReport,
  Subscriptions,
} from '@jieti/shared/api/me';
import type { MyBill, MyBills } from '@jieti/shared/api/bills';
import type { Claim, ClaimCentre, Claimed, Exchange } from '@jieti/shared/api/claims';
import type { CouponPacks } from '@jieti/shared/api/packs';
import type { Birthday, MyBirthday } from '@jieti/shared/api/perks';
import type { Page } from '@jieti/shared/api/paging';
import type { MyPoints, PointsItem, PointsStatement } from '@jieti/shared/api/points';
import type { Explanation } from '@jieti/shared/api/tiers';
import { memberRequest } from './member-request';

export type CouponTab = 'usable' | 'used' | 'expired';
export type PointsKind = PointsItem['kind'];

const pageSize = 30;
const from = (cursor: string | null) => (cursor ? `&cursor=${encodeURIComponent(cursor)}` : '');

export const getHome = () => memberRequest<Home>('/me/home');
export const getCodes = () => memberRequest<MemberCodes>('/me/code');
export const getPerks = () => memberRequest<PerksPage>('/me/perks');
export const getCoupons = (state: CouponTab) => memberRequest<MyCoupons>(`/me/coupons?state=${state}`);
export const getExplanation = () => memberRequest<Explanation>('/me/why');
export const listGrowth = (cursor: string | null) =>
  memberRequest<Page<GrowthItem>>(`/me/growth?limit=${pageSize}${from(cursor)}`);
export const listInbox = (cursor: string | null) =>
  memberRequest<Page<InboxItem>>(`/me/inbox?limit=${pageSize}${from(cursor)}`);
export const markRead = (id: number) => memberRequest<unknown>(`/me/inbox/${id}/read`, { method: 'POST', body: {} });
export const getSubscriptions = () => memberRequest<Subscriptions>('/me/subscriptions');
export const reportSubscriptions = (body: SubscriptionReport) =>
  memberRequest<unknown>('/me/subscriptions', { method: 'POST', body });
export const getProfile = () => memberRequest<Profile>('/me/profile');
export const changeProfile = (body: ProfileChange) => memberRequest<Profile>('/me/profile', { method: 'PUT', body });
export const placeOrder = (body: NewOrder) => memberRequest<OrderPayment>('/me/orders', { method: 'POST', body });
export const getOrder = (no: string) => memberRequest<OrderStatus>(`/me/orders/${encodeURIComponent(no)}`);
export const getMyBills = () => memberRequest<MyBills>('/me/bills');
export const getBill = (no: string) => memberRequest<MyBill>(`/me/bills/${encodeURIComponent(no)}`);
export const payBill = (no: string) =>
  memberRequest<OrderPayment>(`/me/bills/${encodeURIComponent(no)}/pay`, { method: 'POST', body: {} });
export const getPacks = () => memberRequest<CouponPacks>('/me/packs');
export const buyPack = (id: number) =>
  memberRequest<OrderPayment>(`/me/packs/${id}/orders`, { method: 'POST', body: {} });
export const getPoints = () => memberRequest<MyPoints>('/me/points');
export const listPointsItems = (kind: PointsKind | undefined, cursor: string | null) =>
  memberRequest<Page<PointsItem>>(`/me/points/entries?limit=${pageSize}${kind ? `&kind=${kind}` : ''}${from(cursor)}`);
export const getPointsStatement = (month: string) =>
  memberRequest<PointsStatement>(`/me/points/statement?month=${month}`);
export const getClaims = () => memberRequest<ClaimCentre>('/me/claims');
export const claimCoupon = (body: Claim) => memberRequest<Claimed>('/me/claims', { method: 'POST', body });
export const exchangeCode = (body: Exchange) => memberRequest<Claimed>('/me/coupon-codes', { method: 'POST', body });
export const getBirthday = () => memberRequest<MyBirthday>('/me/birthday');
export const setBirthday = (body: Birthday) => memberRequest<MyBirthday>('/me/birthday', { method: 'PUT', body });
