/** Calls an app may make of one endpoint; null for no limit. */
export interface Quota {
  readonly perDay: number | null;
  readonly perMinute: number | null;
}

/** What the person at the simulator has switched. */
export interface Settings {
  /** How many times faster notifications are repeated and refunds settle. */
  speed: number;
  /** Sends a wrongly signed probe before each notification. */
  signTest: boolean;
  duplicateNotifications: boolean;
  /** How many of the next notifications never leave. */
  loseNotifications: number;
  /** Fen a platform coupon takes off each payment. */
  payerDiscountFen: number;
  refundOutcome: 'SUCCESS' | 'ABNORMAL' | 'CLOSED';
  /** New merchants have no platform certificate: `/v3/certificates` answers 404. */
  newMerchant: boolean;
  /** Platform certificates: one; two of which the old signs; two that both sign; the new one alone. */
  certificates: 'one' | 'overlap' | 'switching' | 'next';
  /** Share of the notifications that the public key signs where `notificationKey` is `mixed`: 0.001 to 1 over a week. */
  publicKeyShare: number;
  /** What signs notifications; `mixed` both, as during a change of keys. */
  notificationKey: 'publicKey' | 'certificate' | 'mixed';
  /** How many of the next subscription sends fail after they were accepted. */
  failSubscribeSends: number;
  /** How template messages of the official account end. */
  oaJobOutcome: 'success' | 'failed:user block' | 'failed: system failed';
  /** How many more times `getPhoneNumber` gives a code. */
  phoneVerifications: number;
  /** Pages of the released version; empty where every page counts as released. */
  releasedPages: string[];
  /** Links and schemes that may be made in a day. */
  linksPerDay: number;
  bannedTemplates: string[];
  /** Templates of the library that may not be added. */
  bannedTids: number[];
  /** Whether the money of the mini-program waits for shipping information. */
  tradeManaged: boolean;
  oaDailyQuota: number;
  /** Quotas of endpoints other than the published ones, by path. */
  quotas: Record<string, Quota>;
  /** False: the address is not on the list of the account, tokens are refused with 40164. */
  addressAllowed: boolean;
  /** The AppSecret was frozen by its owner: tokens are refused with 40243. */
  secretFrozen: boolean;
  /** Of the mini-program and the official account; WeCom is always safe. */
  callbackMode: 'plain' | 'safe';
  /** Of the mini-program; the official account and WeCom always get XML. */
  callbackFormat: 'xml' | 'json';
  /** Off: no event leaves, as before the address was set up. */
  pushEvents: boolean;
  /** Each event is delivered twice. */
  duplicateCallbacks: boolean;
  /** Each second event overtakes the one before it. */
  reorderCallbacks: boolean;
  /** How many of the next events never leave. */
  loseCallbacks: number;
  /** Share of the other events that never leave, 0–1. */
  callbackLossRate: number;
  /** How a JSON event writes a `List` of one entry; `mixed` takes turns. */
  callbackSingleList: 'array' | 'object' | 'mixed';
  /** How long a subscription send takes; a second one to the same phone meanwhile gets 43108. */
  sendLatencyMs: number;
}

export function defaultSettings(): Settings {
  return {
    speed: 1,
    signTest: false,
    duplicateNotifications: false,
    loseNotifications: 0,
    payerDiscountFen: 0,
    refundOutcome: 'SUCCESS',
    newMerchant: false,
    certificates: 'one',
    publicKeyShare: 0.5,
    notificationKey: 'publicKey',
    failSubscribeSends: 0,
    oaJobOutcome: 'success',
    phoneVerifications: 1_000,
    releasedPages: [],
    linksPerDay: 500_000,
    bannedTemplates: [],
    bannedTids: [],
    tradeManaged: true,
    oaDailyQuota: 100_000,
    quotas: {},
    addressAllowed: true,
    secretFrozen: false,
    callbackMode: 'safe',
    callbackFormat: 'json',
    pushEvents: true,
    duplicateCallbacks: false,
    reorderCallbacks: false,
    loseCallbacks: 0,
    callbackLossRate: 0,
    callbackSingleList: 'mixed',
    sendLatencyMs: 0,
  };
}
