import type { Fact } from '../../model/fact.js';
import type { BusinessDay } from '../../model/time.js';
import { factId } from '../fact-id.js';
import { MaturityQueue } from './maturity-queue.js';

/** What the fact at an index was promised when it happened. */
export interface FactTerms {
  /** The first day on which it counts if nothing comes back. */
  maturesOn(index: number): BusinessDay;
  /** Whether what is taken back later counts as though it had been so from the start. */
  actsAtOnce(index: number): boolean;
}

const NONE = -1;

/** A member's referrals: each counts once its return window has passed, unless it was taken back (F7, D18). */
export class ReferralTrack {
  /** 1 for a referral that counts, else 0, at the place of its fact. */
  readonly counted: number[] = [];
  /** For a referral taken back the index of the first reversal. */
  private readonly reversals = new Map<number, number>();
  private readonly queue = new MaturityQueue();

  constructor(
    facts: readonly Fact[],
    private readonly terms: FactTerms,
  ) {
    const places = new Map<string, number>();
    facts.forEach((fact, i) => {
      this.counted.push(0);
      if (fact.kind === 'referral') places.set(factId(fact), i);
    });
    facts.forEach((fact, i) => {
      const place = fact.kind === 'reversal' ? places.get(factId(fact.of)) : undefined;
      if (place !== undefined && !this.reversals.has(place)) this.reversals.set(place, i);
    });
    for (const place of places.values()) this.queue.add(place, terms.maturesOn(place));
    this.queue.sort();
  }

  /** Whether the referral at `index` has been taken back by the time `read` facts have been read. */
  isReversed(index: number, read: number): boolean {
    const reversal = this.reversals.get(index);
    return reversal !== undefined && (reversal < read || this.terms.actsAtOnce(index));
  }

  /** The day on which the next referral begins to count; those taken back by now are passed over. */
  nextDay(read: number): BusinessDay {
    while (this.queue.nextIndex() >= 0 && this.isReversed(this.queue.nextIndex(), read)) this.queue.pass();
    return this.queue.nextDay();
  }

  /** The next referral counts from now on. Gives its index. */
  mature(): number {
    const index = this.queue.nextIndex();
    this.queue.pass();
    this.counted[index] = 1;
    return index;
  }

  /** Takes in the reversal at `index`. Gives the referral that counted until now, or −1. */
  revoke(index: number): number {
    for (const [referral, reversal] of this.reversals) {
      if (reversal !== index || this.counted[referral] !== 1) continue;
      this.counted[referral] = 0;
      return referral;
    }
    return NONE;
  }
}
