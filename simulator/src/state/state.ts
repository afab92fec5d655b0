import { defaultSettings, type Settings } from './settings.js';
import type { ClockState } from '../clock.js';
import { emptyWecom, type WecomState } from '../wecom/wecom-state.js';

/** Everything the platform remembers; plain data, so that a snapshot is `JSON.stringify`. */
export interface State {
  clock: ClockState;
  /** How often the platform was started on this state; a seed gives other identifiers each time. */
  starts: number;
  phones: Record<string, Phone>;
  loginCodes: Record<string, LoginCode>;
  /** Of `getPhoneNumber`; login codes are no phone codes. */
  phoneCodes: Record<string, LoginCode>;
  tokens: Record<string, AccessToken>;
  /** Past `force_refresh` calls per app id. */
  forcedRefreshes: Record<string, number[]>;
  /** Calls by `<appid> <endpoint>`. */
  calls: Record<string, CallCount>;
  /** Past `clear_quota` calls per app id. */
  quotaClears: Record<string, { month: string; times: number }>;
  /** Subscription templates added since the accounts were made, and those taken away. */
  addedTemplates: OwnTemplate[];
  deletedTemplates: string[];
  /** By the code that began them: the number of a payment, or that of a button. */
  serviceCards: Record<string, ServiceCard>;
  /** URL links and schemes by the text that ends them. */
  links: Record<string, { readonly page: string; readonly query: string; readonly expiresAt: number }>;
  linkCount: { day: number; inDay: number; second: number; inSecond: number };
  orders: Record<string, Order>;
  refunds: Record<string, Refund>;
  notifications: Record<string, Notification>;
  oaSends: { day: string; count: number; recent: Record<string, { msgid: number; at: number }> };
  /** Next subscription message id; a string because it does not fit a number. */
  nextMsgId: string;
  nextOaMsgId: number;
  nextSerial: number;
  settings: Settings;
  wecom: WecomState;
}

export interface Phone {
  readonly openid: string;
  readonly oaOpenid: string;
  unionid: string | null;
  name: string;
  follows: boolean;
  /** When the person began to follow; absent for those who always did. */
  followedAt?: number;
  sessionKey: string;
  /** Last time in the mini-program; absent where never. */
  visitedAt?: number;
  /** What `getPhoneNumber` tells; made up where absent. */
  phoneNumber?: string;
  /** Messages that may still be sent, by template id. */
  consents: Record<string, number>;
  /** What the person chose with “总是保持以上选择”, by template id: asked again, the popup stays away. */
  remembered?: Record<string, 'accept' | 'reject'>;
  /** Follows the official account but does not let it send: its messages end in `failed:user block`. */
  blocksOfficialAccount?: boolean;
  /** When the person closed the WeChat account; nothing reaches this phone any more. */
  cancelledAt?: number;
  messages: Message[];
}

export interface Message {
  readonly id: string;
  readonly channel: 'subscription' | 'officialAccount' | 'wecom' | 'serviceCard';
  readonly title: string;
  readonly templateId: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  /** Page of the mini-program it opens; empty where it opens none. */
  readonly page: string;
  readonly at: number;
}

interface LoginCode {
  readonly openid: string;
  readonly expiresAt: number;
  used: boolean;
}

export interface AccessToken {
  readonly appId: string;
  readonly kind: 'classic' | 'stable';
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** From when on it answers 40001 although it has not expired. */
  replacedAt: number | null;
}

/** A subscription template of the mini-program. */
export interface OwnTemplate {
  readonly id: string;
  readonly title: string;
  /** 2 one message per consent, 3 long-term. */
  readonly type: 2 | 3;
  readonly fields: readonly {
    readonly key: string;
    readonly label: string;
    readonly example: string;
    /** The only values it may have. */
    readonly values?: readonly string[];
  }[];
}

export interface ServiceCard {
  readonly openid: string;
  readonly type: number;
  /** What it shows; empty until it is activated. */
  content: string;
  expiresAt: number;
}

export interface CallCount {
  /** `2026-08-31` in China. */
  day: string;
  inDay: number;
  /** Minutes since 1970. */
  minute: number;
  inMinute: number;
}

export interface Order {
  readonly outTradeNo: string;
  readonly openid: string;
  readonly description: string;
  readonly attach: string | null;
  readonly notifyUrl: string;
  /** Fen. */
  readonly total: number;
  /** The request without `time_expire`; a repeated call must bring the same. */
  readonly terms: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly prepays: { readonly id: string; readonly expiresAt: number }[];
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND';
  transactionId: string | null;
  /** Fen; less than `total` where a platform coupon paid a part. */
  payerTotal: number;
  paidAt: number | null;
  shipping?: Shipping;
  /** When the buyer, or the platform for them, confirmed the receipt. */
  receivedAt?: number;
  receiptMethod?: 'manual' | 'auto';
}

/** What the shop uploaded about an order. */
export interface Shipping {
  /** The request without its time; the same again is no news. */
  readonly terms: string;
  readonly uploadedAt: string;
  readonly shippedAt: number;
  readonly deliveryMode: number;
  readonly logisticsType: number;
  /** Everything is on its way. */
  readonly finished: boolean;
  readonly finishedCount: number;
  readonly parcels: readonly {
    readonly trackingNo: string;
    readonly expressCompany: string;
    readonly itemDesc: string;
  }[];
}

export interface Refund {
  readonly refundId: string;
  readonly outRefundNo: string;
  readonly outTradeNo: string;
  readonly transactionId: string;
  readonly terms: string;
  /** Fen. */
  readonly refund: number;
  readonly payerRefund: number;
  readonly notifyUrl: string | null;
  readonly createdAt: number;
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED';
  successAt: number | null;
}

/** One event for the merchant, tried until it is accepted or the schedule ends. */
export interface Notification {
  readonly id: string;
  readonly url: string;
  /** Emptied when there is no further attempt. */
  body: string;
  readonly about: string;
  attempts: number;
  /** When the next attempt is due; null when there is none. */
  nextAt: number | null;
  state: 'pending' | 'delivered' | 'given-up' | 'lost';
  lastStatus: number | null;
}

export function emptyState(): State {
  return {
    clock: { ahead: 0, stoppedAt: null },
    starts: 0,
    phones: {},
    loginCodes: {},
    phoneCodes: {},
    tokens: {},
    forcedRefreshes: {},
    calls: {},
    quotaClears: {},
    addedTemplates: [],
    deletedTemplates: [],
    serviceCards: {},
    links: {},
    linkCount: { day: 0, inDay: 0, second: 0, inSecond: 0 },
    orders: {},
    refunds: {},
    notifications: {},
    oaSends: { day: '', count: 0, recent: {} },
    nextMsgId: '3248682510344192009',
    nextOaMsgId: 200_228_332,
    nextSerial: 1,
    settings: defaultSettings(),
    wecom: emptyWecom(),
  };
}
