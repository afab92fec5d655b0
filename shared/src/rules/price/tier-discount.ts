import type { BillLine } from '../../model/bill.js';
import type { Perk } from '../../model/programme.js';
import { leftOn, type BillInWork } from './bill-in-work.js';
import { percentOff } from './percent-off.js';
import { discountNote } from './step-notes.js';
import { takeOff } from './take-off.js';

type Discount = Perk & { readonly payPercent: number };

/** The tier's best discount for each line; one step per perk, of all its lines together (D123). */
export function takeTierDiscount(bill: BillInWork, perks: readonly Perk[]): void {
  const discounts = perks.filter(isDiscount);
  if (discounts.length === 0) return;
  const chosen = bill.lines.map((line) => bestFor(line, discounts));
  for (const perk of discounts) takePerk(bill, perk, placesOf(chosen, perk));
}

function takePerk(bill: BillInWork, perk: Discount, places: readonly number[]): void {
  const base = leftOn(bill.left, places);
  const off = percentOff(base, perk.payPercent);
  if (off === 0) return;
  bill.steps.push({
    kind: 'perk',
    title: perk.title,
    note: discountNote(perk.categories ?? [], base, perk.payPercent),
    couponId: null,
    perkKey: perk.key,
    amountFen: -off,
    shares: takeOff(bill.left, places, off),
  });
}

function isDiscount(perk: Perk): perk is Discount {
  return perk.kind === 'discount' && perk.payPercent !== undefined;
}

/** The lowest price counts, of equal ones the perk named first. */
function bestFor(line: BillLine, discounts: readonly Discount[]): Discount | null {
  let best: Discount | null = null;
  for (const perk of discounts) {
    const covered = !perk.categories || (line.category !== null && perk.categories.includes(line.category));
    if (covered && (!best || perk.payPercent < best.payPercent)) best = perk;
  }
  return best;
}

function placesOf(chosen: readonly (Discount | null)[], perk: Discount): readonly number[] {
  const places: number[] = [];
  for (let i = 0; i < chosen.length; i += 1) if (chosen[i] === perk) places.push(i);
  return places;
}
