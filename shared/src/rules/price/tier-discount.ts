import type { BillLine } from '../../model/bill.js';
import type { Perk } from '../../model/programme.js';
import { isIn } from '../coupons/coupon-problem.js';
import { leftOn, type BillInWork } from './bill-in-work.js';
import { percentOff } from './percent-off.js';
import { discountNote } from './step-notes.js';
import { takeOff } from './take-off.js';

type Discount = Perk & { readonly payPercent: number };

/** The tier's best discount for each line; one step per perk, of all its lines together (D123). */
export function takeTierDiscount(bill: BillInWork, perks: readonly Perk[]): void {
  const discounts: Discount[] = [];
  for (const perk of perks) if (isDiscount(perk)) discounts.push(perk);
  if (discounts.length === 0) return;
  const placesOf: number[][] = [];
  for (let i = 0; i < discounts.length; i += 1) placesOf.push([]);
  for (let place = 0; place < bill.lines.length; place += 1) {
    const best = bestFor(bill.lines[place]!, discounts);
    if (best >= 0) placesOf[best]!.push(place);
  }
  for (let i = 0; i < discounts.length; i += 1) takePerk(bill, discounts[i]!, placesOf[i]!);
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

/** The lowest price counts, of equal ones the perk named first; −1: none covers the line. */
function bestFor({ category }: BillLine, discounts: readonly Discount[]): number {
  let best = -1;
  for (let i = 0; i < discounts.length; i += 1) {
    const { categories, payPercent } = discounts[i]!;
    const covered = !categories || (category !== null && isIn(categories, category));
    if (covered && (best < 0 || payPercent < discounts[best]!.payPercent)) best = i;
  }
  return best;
}
