import type { BillLine } from '../../model/bill.js';
import type { Coupon } from '../../model/coupon.js';
import type { Fen } from '../../money.js';
import { coveredBy, leftOn } from './bill-in-work.js';
import { groupOf } from './stacking.js';

/** A coupon with the places of the lines it covers, at least one. */
export interface Offer {
  readonly coupon: Coupon;
  readonly places: readonly number[];
}

/** An offer whose group's turn has come: `baseFen` is what it counts on. */
export interface Turn extends Offer {
  readonly baseFen: Fen;
}

export function offerOf(coupon: Coupon, lines: readonly BillLine[]): Offer {
  return { coupon, places: coveredBy(coupon.terms.categories, lines) };
}

/** Offers by stacking group, groups by name (code points). */
export function byGroup(offers: readonly Offer[]): readonly (readonly Offer[])[] {
  const groups: Offer[][] = [];
  for (const offer of offers) {
    const name = groupOf(offer.coupon);
    let place = groups.length;
    while (place > 0 && nameOf(groups[place - 1]!) > name) place -= 1;
    const group = groups[place - 1];
    if (group && nameOf(group) === name) {
      group.push(offer);
      continue;
    }
    for (let i = groups.length; i > place; i -= 1) groups[i] = groups[i - 1]!;
    groups[place] = [offer];
  }
  return groups;
}

function nameOf(group: readonly Offer[]): string {
  return groupOf(group[0]!.coupon);
}

/**
 * The turns of a group on what is left for it (D124): all count on the same, and are put on the lines narrowest first, so
 * that their order says nothing and the most is taken off.
 */
export function turnsOf(group: readonly Offer[], left: readonly Fen[]): readonly Turn[] {
  const turns: Turn[] = [];
  for (const { coupon, places } of group) {
    const turn = { coupon, places, baseFen: leftOn(left, places) };
    let place = turns.length;
    for (; place > 0 && isBefore(turn, turns[place - 1]!); place -= 1) turns[place] = turns[place - 1]!;
    turns[place] = turn;
  }
  return turns;
}

function isBefore(a: Turn, b: Turn): boolean {
  return a.baseFen < b.baseFen || (a.baseFen === b.baseFen && a.coupon.id < b.coupon.id);
}
