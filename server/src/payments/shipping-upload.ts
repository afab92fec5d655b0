import type { Instant } from '@jieti/shared/model/time';

/** Handed over in the store, or nothing that is handed over. */
export type LogisticsType = 3 | 4;

/** What WeChat is to be told before it lets go of the money of a payment. */
export interface ShippingUpload {
  readonly transactionId: string;
  readonly openid: string;
  readonly logisticsType: LogisticsType;
  readonly itemDesc: string;
  readonly attempts: number;
  readonly createdAt: Instant;
}

/** `needless`: this account's money is not held back. */
export type ShippingState = 'pending' | 'sent' | 'failed' | 'needless';
