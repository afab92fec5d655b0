import type { Fact } from '../../model/fact.js';
import type { Fen } from '../../money.js';

/**
 * What a fact that moves `spend` fen earns (F7): the recorded margin of an order, scaled to what is left of it and
 * rounded down, else the margin assumed of that amount; a refund without an order takes the margin assumed of it.
 */
export function profitOf(fact: Fact, spend: Fen, marginPercent: number): Fen {
  if (spend === 0) return 0;
  if (fact.kind === 'purchase' && fact.marginFen !== undefined)
    return Math.floor((fact.marginFen * spend) / fact.amountFen);
  const share = Math.floor((Math.abs(spend) * marginPercent) / 100);
  return spend < 0 ? -share : share;
}
