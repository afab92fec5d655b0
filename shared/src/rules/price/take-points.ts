import type { BillPoints } from '../../model/bill.js';
import { allocate } from './allocate.js';
import { sumOf, type BillInWork } from './bill-in-work.js';
import { pointsNote } from './step-notes.js';

/** Lets points pay, in whole steps, at most what the rules allow of what is left (D127). Returns the points spent. */
export function takePoints(bill: BillInWork, offered: BillPoints): number {
  const { rules } = offered;
  const left = sumOf(bill.left);
  if (left < rules.minBillFen || rules.points < 1 || rules.fen < 1) return 0;
  const most = Math.floor((left * Math.min(rules.maxPercent, 100)) / 100);
  const wished = Math.floor(Math.min(offered.spend, offered.available) / rules.points);
  const steps = Math.min(wished, Math.floor(most / rules.fen));
  if (steps < 1) return 0;
  const points = steps * rules.points;
  const off = steps * rules.fen;
  const parts = allocate(off, bill.left);
  for (let i = 0; i < parts.length; i += 1) bill.left[i]! -= parts[i]!;
  const shares = parts.map((part) => 0 - part);
  const title = `${points} 积分`;
  bill.steps.push({ kind: 'points', title, note: pointsNote(rules), couponId: null, amountFen: -off, shares });
  return points;
}
