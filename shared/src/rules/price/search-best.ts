import type { Fen } from '../../money.js';
import { leftOn } from './bill-in-work.js';
import { byGroup, turnsOf, type Offer, type Turn } from './coupon-turns.js';
import { couponValue } from './coupon-value.js';
import { mayStack, MOST_COUPONS } from './stacking.js';
import { takeOff } from './take-off.js';

/** A combination on the way: what it has taken off, and what is left of the lines. */
interface Found {
  readonly offers: readonly Offer[];
  readonly off: Fen;
  readonly left: Fen[];
  readonly firstEnd: number;
}

interface Search {
  readonly groups: readonly (readonly Offer[])[];
  /** The most that the groups from here on can take off. */
  readonly reach: readonly Fen[];
  best: Found;
}

/** Every combination that may be together is tried in the order in which coupons take off; hopeless ones are passed over. */
export function searchBest(offers: readonly Offer[], left: readonly Fen[]): readonly Offer[] {
  const groups = byGroup(offers);
  const nothing = { offers: [], off: 0, left: left.slice(), firstEnd: Infinity };
  const search: Search = { groups, reach: reachOf(groups, left), best: nothing };
  visitGroup(search, 0, nothing);
  return search.best.offers;
}

function visitGroup(search: Search, index: number, found: Found): void {
  const group = search.groups[index];
  if (!group || found.offers.length === MOST_COUPONS) return;
  if (found.off + search.reach[index]! < search.best.off) return;
  visitTurns(search, index, turnsOf(group, found.left), found);
}

/** Takes one of the `turns` next, or goes on to the next group. */
function visitTurns(search: Search, index: number, turns: readonly Turn[], found: Found): void {
  for (let i = 0; i < turns.length; i += 1) {
    const next = withTurn(found, turns[i]!);
    if (!next) continue;
    if (isBetter(next, search.best)) search.best = next;
    if (next.offers.length < MOST_COUPONS) visitTurns(search, index, turns.slice(i + 1), next);
  }
  visitGroup(search, index + 1, found);
}

function withTurn(found: Found, turn: Turn): Found | null {
  const { coupon, places, baseFen } = turn;
  if (baseFen < coupon.terms.minSpendFen) return null;
  for (const other of found.offers) if (!mayStack(other.coupon, coupon)) return null;
  const off = Math.min(couponValue(coupon.terms, baseFen), leftOn(found.left, places));
  if (off === 0) return null;
  const left = found.left.slice();
  takeOff(left, places, off);
  return {
    offers: [...found.offers, turn],
    off: found.off + off,
    left,
    firstEnd: Math.min(found.firstEnd, coupon.expiresAt),
  };
}

function isBetter(a: Found, b: Found): boolean {
  if (a.off !== b.off) return a.off > b.off;
  if (a.firstEnd !== b.firstEnd) return a.firstEnd < b.firstEnd;
  return a.offers.length < b.offers.length;
}

function reachOf(groups: readonly (readonly Offer[])[], left: readonly Fen[]): readonly Fen[] {
  const reach: Fen[] = [];
  let sum = 0;
  for (const group of groups.toReversed()) {
    for (const { coupon, places } of group) sum += couponValue(coupon.terms, leftOn(left, places));
    reach.push(sum);
  }
  return reach.reverse();
}
