import type { Fen } from '../../money.js';

/** The rate is read to four decimals, so that the product stays a whole number and the floor is exact. */
const RATE_SCALE = 10_000;

/** Growth of an order (F6): `floor(net fen ÷ 100 × perYuan)`. */
export function orderGrowth(netFen: Fen, perYuan: number): number {
  return Math.floor((netFen * Math.round(perYuan * RATE_SCALE)) / (100 * RATE_SCALE));
}

/** The smallest order, in fen, that brings `growth`; Infinity when orders bring none. */
export function fenForGrowth(growth: number, perYuan: number): Fen {
  const rate = Math.round(perYuan * RATE_SCALE);
  return rate > 0 ? Math.ceil((growth * 100 * RATE_SCALE) / rate) : Infinity;
}
