/** A sum of money in fen. The product knows no other unit; yuan appear only on screens. */
export type Fen = number;

/** `true` for a whole, safe, positive number of fen: what a purchase or refund may be. */
export function isPayableFen(value: unknown): value is Fen {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

/** `.00` to `.99`. */
const CENTS: readonly string[] = Array.from({ length: 100 }, (_, cents) => (cents < 10 ? `.0${cents}` : `.${cents}`));

/** `126800` → `¥1,268.00`; `{ decimals: 0 }` for thresholds. Minus is U+2212. */
export function formatFen(fen: Fen, options: { readonly decimals?: 0 | 2 } = {}): string {
  const decimals = options.decimals ?? 2;
  const unsigned = Math.abs(fen);
  const yuan = (fen < 0 ? '−¥' : '¥') + groupThousands(Math.trunc(unsigned / 100));
  return decimals === 0 ? yuan : yuan + (CENTS[unsigned % 100] ?? `.${unsigned % 100}`);
}

/** `1816` → `1,816`. */
export function groupThousands(value: number): string {
  if (value > -1000 && value < 1000) return String(value);
  if (value < 1_000_000 && Number.isInteger(value) && value > 0) {
    return `${Math.trunc(value / 1000)},${String(1000 + (value % 1000)).slice(1)}`;
  }
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
