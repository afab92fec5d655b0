import type { Fen } from '../../money.js';

/** What is taken off `amountFen` when `payPercent` of it is paid: rounded half up to whole fen. */
export function percentOff(amountFen: Fen, payPercent: number): Fen {
  return Math.floor((amountFen * (100 - payPercent) + 50) / 100);
}
