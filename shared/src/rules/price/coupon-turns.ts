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
    let place = 0;
    while (place < groups.length && nameOf(groups[place]!) < name) place += 1;
    const group = groups[place];
    if (group && nameOf(group) === name) group.push(offer);
    else groups.splice(place, 0, [offer]);
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
  for (const { coupon, places } of group) turns.push({ coupon, places, baseFen: leftOn(left, places) });
  return turns.length < 2 ? turns : turns.sort((a, b) => a.baseFen - b.baseFen || a.coupon.id - b.coupon.id);
}
