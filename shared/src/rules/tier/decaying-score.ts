import type { BusinessDay } from '../../model/time.js';
import type { CompiledVersion } from './compile-version.js';
import { HALVINGS, scoreOn, scoreWeight } from './engagement-score.js';
import type { FactTape } from './fact-tape.js';

/** The engagement score of one window while it moves forward: every halving of every fact is met once. */
export class DecayingScore {
  /** Hundredths of a point. */
  total = 0;
  private readonly halfLife: number | null;
  /** For every halving the index of the first fact that has not met it yet. */
  private readonly met = new Array<number>(HALVINGS + 1).fill(0);
  private day: BusinessDay = -Infinity;

  constructor(
    private readonly tape: FactTape,
    private readonly compiled: CompiledVersion,
  ) {
    this.halfLife = compiled.version.engagementScore?.halfLifeDays ?? null;
  }

  add(index: number): void {
    this.total += scoreWeight(this.tape, index, this.compiled);
  }

  /** The fact at `index` leaves with what it is worth now. */
  drop(index: number): void {
    this.total -= scoreOn(this.day, this.weight(index), this.tape.days[index]!, this.halfLife);
  }

  /** Moves to `day`; `low` is the index of the first fact inside. */
  ageTo(day: BusinessDay, low: number): void {
    this.day = day;
    if (this.halfLife === null) return;
    for (let halving = 1; halving <= HALVINGS; halving++) this.halve(halving, halving * this.halfLife, low);
  }

  /** The next day on which a fact inside is halved; Infinity when never. */
  nextDay(low: number): BusinessDay {
    const { tape, halfLife } = this;
    let next = Infinity;
    if (halfLife === null) return next;
    for (let halving = 1; halving <= HALVINGS; halving++) {
      let index = Math.max(low, this.met[halving]!);
      while (index < tape.read && this.weight(index) === 0) index++;
      if (index < tape.read) next = Math.min(next, tape.days[index]! + halving * halfLife);
    }
    return next;
  }

  private halve(halving: number, age: number, low: number): void {
    const { tape } = this;
    let index = this.met[halving]!;
    for (; index < tape.read && tape.days[index]! + age <= this.day; index++) {
      if (index < low) continue;
      const before = this.weight(index) / 2 ** (halving - 1);
      this.total -= halving === HALVINGS ? before : before / 2;
    }
    this.met[halving] = index;
  }

  private weight(index: number): number {
    return scoreWeight(this.tape, index, this.compiled);
  }
}
