/** How a message may reach a member, best first; the inbox always can. */
export type Channel = 'subscription' | 'officialAccount' | 'inbox';

export type MessageKind =
  | 'tierUp'
  | 'tierDown'
  | 'tierGrace'
  | 'tierKept'
  | 'rulesChange'
  | 'couponGranted'
  | 'couponVoided'
  | 'billDue'
  | 'pointsExpiring'
  | 'feedbackReplied'
  | 'gathering'
  | 'campaign';

/** Declared per template with the wording the member saw; marketing may not use a service-only channel (M4). */
export type MessagePurpose = 'service' | 'marketing';

/** Every message ends in exactly one of the last four; `unknown` is never blindly re-sent (M3). */
export type MessageState = 'planned' | 'sending' | 'sent' | 'failed' | 'suppressed' | 'unknown';

/** What the message says, channel-neutral; each channel fills its template from it. */
export interface MessageContent {
  readonly title: string;
  readonly body: string;
  /** Page of the mini-program it opens, e.g. `pages/coupons/index`. */
  readonly page: string;
  /** Named values a template's fields may draw from: tierName, couponTitle, expiresOn, shopName … */
  readonly values: Readonly<Record<string, string>>;
}
