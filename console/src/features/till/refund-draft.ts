import type { RecentReceipt, TillRefund } from '@jieti/shared/api/till';
import { parseYuan } from './parse-yuan';

/** What of a receipt goes back: some of its lines, or a sum as typed; neither is everything that is left. */
export interface RefundDraft {
  readonly lines: readonly string[];
  readonly amount: string;
}

export const wholeRest: RefundDraft = { lines: [], amount: '' };

export type RefundContent = Pick<TillRefund, 'lines' | 'amountFen' | 'whole'>;

/** What the server is asked for; null when the sum cannot be read or is more than is left. */
export function contentOf(draft: RefundDraft, receipt: RecentReceipt): RefundContent | null {
  if (draft.lines.length > 0) return { lines: draft.lines.map((key) => ({ key })) };
  if (draft.amount.trim() === '') return { whole: true };
  const amountFen = parseYuan(draft.amount);
  return amountFen === null || amountFen > leftOf(receipt) ? null : { amountFen };
}

/** The money the draft gives back, in fen. */
export function fenOf(draft: RefundDraft, receipt: RecentReceipt): number {
  if (draft.lines.length > 0) {
    return receipt.lines.filter(({ key }) => draft.lines.includes(key)).reduce((sum, line) => sum + line.leftFen, 0);
  }
  return parseYuan(draft.amount) ?? leftOf(receipt);
}

export function leftOf({ amountFen, refundedFen }: RecentReceipt): number {
  return amountFen - refundedFen;
}

export function withRefundLine(draft: RefundDraft, key: string): RefundDraft {
  const lines = draft.lines.includes(key) ? draft.lines.filter((one) => one !== key) : [...draft.lines, key];
  return { lines, amount: '' };
}
