import type { GroupEntry } from '@jieti/shared/api/groups';
import type { OrderPayment, SubscriptionReport } from '@jieti/shared/api/me';

export type SubscribeResults = SubscriptionReport['results'];

export interface SubscribeTemplate {
  readonly templateId: string;
  readonly title: string;
  readonly wording: string;
}

/** What the product asks of WeChat. On H5 the simulated WeChat of the demo shop answers. */
export interface WechatPort {
  /** A key for the person holding the phone; changes only when the demo switches phones. */
  owner(): string;
  loginCode(): Promise<string>;
  /** Where consents are given. */
  readonly channel: 'miniProgram' | 'h5';
  /** Must be the first call of a tap handler: WeChat opens its popup only then. */
  subscribe(templates: readonly SubscribeTemplate[]): Promise<SubscribeResults>;
  /** Resolves when WeChat reports success; only the order's state proves the payment. */
  pay(payment: OrderPayment['payment'], amountFen: number): Promise<'paid' | 'cancelled'>;
  /** The text of a scanned code, or undefined when the person gave up. */
  scan(): Promise<string | undefined>;
  /** Makes the screen bright enough for a scanner; the answer puts it back. */
  brighten(): () => void;
  /** WeChat's page with the privacy guide of the mini-program. */
  openPrivacyContract(): void;
  /** What the member has set in WeChat about messages; null where WeChat does not say. */
  subscriptionSettings(): Promise<SubscriptionSettings | null>;
  /** WeChat's settings page of the mini-program; resolves when the person is back. */
  openSettings(): Promise<void>;
  /** The group the mini-program was opened from, sealed for the server; undefined where `scene` is of no group. */
  groupEntry(scene: number): Promise<GroupEntry | undefined>;
  /** Makes a picture of base64 something an `Image` shows; the same tag is written once. */
  keepPicture(tag: string, mime: string, image: string): Promise<string>;
}

export interface SubscriptionSettings {
  /** Off: WeChat shows no popup and sends nothing of this mini-program. */
  readonly mainSwitch: boolean;
  /** Template id → the answer that is given from now on without asking. */
  readonly remembered: Readonly<Record<string, string>>;
}
