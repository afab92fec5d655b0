import type { BillPoints } from '../../model/bill.js';
import { everyPlace, sumOf, type BillInWork } from './bill-in-work.js';
import { pointsNote, pointsTitle } from './step-notes.js';
import { takeOff } from './take-off.js';

/** Lets points pay, in whole steps, at most what the rules allow of what is left (D127). Returns the points spent. */
export function takePoints(bill: BillInWork, offered: BillPoints): number {
  const { rules } = offered;
  const left = sumOf(bill.left);
  if (left < rules.minBillFen || rules.points < 1 || rules.fen < 1) return 0;
  const mostFen = Math.floor((left * Math.min(rules.maxPercent, 100)) / 100);
  const offeredSteps = Math.floor(Math.min(offered.spend, offered.available) / rules.points);
  const steps = Math.min(offeredSteps, Math.floor(mostFen / rules.fen));
  if (steps < 1) return 0;
  const points = steps * rules.points;
  bill.steps.push({
    kind: 'points',
    title: pointsTitle(points),
    note: pointsNote(rules),
    couponId: null,
    amountFen: -steps * rules.fen,
    shares: takeOff(bill.left, everyPlace(bill.left.length), steps * rules.fen),
  });
  return points;
}
