import type { BillLine } from '@jieti/shared/model/bill';
import { Refusal } from '../http/refusal.js';

const MAX_BILL_FEN = 10_000_000;

/** A bill as a request states it: its lines, or one amount. */
interface BillAsked {
  readonly lines?: readonly BillLine[] | undefined;
  readonly amountFen?: number | undefined;
  readonly category?: string | undefined;
}

/** The lines of a bill. Refuses with amount_invalid (nothing, or less) or amount_too_large (above ¥100,000). */
export function billLines({ lines, amountFen = 0, category }: BillAsked): readonly BillLine[] {
  const all = lines ?? [{ key: '1', title: category ?? '消费', category: category ?? null, amountFen }];
  const field = lines ? 'lines' : 'amountFen';
  for (const line of all) checkAmount(line.amountFen, field);
  checkAmount(
    all.reduce((sum, line) => sum + line.amountFen, 0),
    field,
  );
  return all;
}

/** Refuses with amount_invalid or amount_too_large, naming the field. */
export function checkAmount(fen: number, field: string): void {
  if (fen < 1) throw new Refusal('amount_invalid', [{ field, message: '要大于 0' }]);
  if (fen > MAX_BILL_FEN) throw new Refusal('amount_too_large', [{ field, message: '最多 ¥100,000' }]);
}

/** What a bill is made of, each category once. */
export function categoriesOf(lines: readonly BillLine[]): readonly string[] {
  return [...new Set(lines.flatMap((line) => (line.category === null ? [] : [line.category])))];
}
