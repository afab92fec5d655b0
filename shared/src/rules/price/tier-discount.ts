import type { BillLine, PriceStep } from '../../model/bill.js';
import type { Perk } from '../../model/programme.js';
import { allocate } from './allocate.js';
import { sumOf, type BillInWork } from './bill-in-work.js';
import { percentOff } from './percent-off.js';
import { discountNote } from './step-notes.js';

type Discount = Perk & { readonly payPercent: number };

/** The tier's best discount for each line; one step per perk, of all its lines together (D123). */
export function takeTierDiscount(bill: BillInWork, perks: readonly Perk[]): void {
  const discounts = perks.filter(isDiscount);
  if (discounts.length === 0) return;
  const chosen = bill.lines.map((line) => bestFor(line, discounts));
  for (const perk of discounts) {
    const base = bill.left.map((fen, i) => (chosen[i] === perk ? fen : 0));
    const total = sumOf(base);
    const off = percentOff(total, perk.payPercent);
    if (off > 0) bill.steps.push(takeOff(bill, perk, base, off));
  }
}

function takeOff(bill: BillInWork, perk: Discount, base: readonly number[], off: number): PriceStep {
  const parts = allocate(off, base);
  for (let i = 0; i < parts.length; i += 1) bill.left[i]! -= parts[i]!;
  return {
    kind: 'perk',
    title: perk.title,
    note: discountNote(perk.categories ?? [], sumOf(base), perk.payPercent),
    couponId: null,
    perkKey: perk.key,
    amountFen: -off,
    shares: parts.map((part) => 0 - part),
  };
}

function isDiscount(perk: Perk): perk is Discount {
  return perk.kind === 'discount' && perk.payPercent !== undefined;
}

function bestFor(line: BillLine, discounts: readonly Discount[]): Discount | null {
  let best: Discount | null = null;
  for (const perk of discounts) {
    const covered = !perk.categories || (line.category !== null && perk.categories.includes(line.category));
    if (covered && (!best || perk.payPercent < best.payPercent)) best = perk;
  }
  return best;
}
