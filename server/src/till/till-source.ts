/** Receipt numbers are unique within a store. */
export const tillSource = (storeId: string): string => `till:${storeId}`;

/** Refunds are numbered apart from receipts: `:` stands in no receipt number. */
export const refundExternalId = (refundNo: string): string => `refund:${refundNo}`;
