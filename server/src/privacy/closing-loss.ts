/** What a member gives up with the account. */
export interface ClosingLoss {
  readonly cardTail: string;
  readonly tierName: string;
  readonly growth: number;
  readonly points: number;
  readonly coupons: number;
  readonly signUps: number;
  readonly invitations: number;
}

/** The last four digits of a card number. */
export const cardTailOf = (cardNo: string): string => cardNo.replace(/\D/g, '').slice(-4);
