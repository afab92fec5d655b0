import type { Fact } from '../../model/fact.js';
import type { ConditionReading, TierTransition } from '../../model/tier-state.js';
import type { BusinessDay } from '../../model/time.js';
import { factId } from '../fact-id.js';
import { compileVersion, compileVersions } from './compile-version.js';
import { FactTape } from './fact-tape.js';
import type { MemberStanding } from './member-standing.js';
import { conditionHolds } from './read-conditions.js';
import { orderVersions, versionAt } from './version-timeline.js';
import type { ReadingMoment } from './window-reading.js';

/**
 * For every reading of a transition in the standing's history the facts that decide it (D19): those listed without
 * any one of which, read again at the same moment, the condition turns.
 */
export function decidingFacts(standing: MemberStanding, transition: TierTransition): readonly (readonly string[])[] {
  if (transition.because.length === 0) return [];
  const scene = new Scene(standing, transition);
  return transition.because.map((reading) => reading.facts.filter((id) => scene.turnsWithout(id, reading)));
}

/** The member as they stood when a transition was decided. */
class Scene {
  private readonly tape: FactTape;
  private readonly places = new Map<string, number>();
  /** How many facts had been read. */
  private readonly read: number;
  private readonly tierStart: BusinessDay;

  constructor(
    private readonly standing: MemberStanding,
    private readonly transition: TierTransition,
  ) {
    const { facts } = standing.tape;
    facts.forEach((fact, i) => this.places.set(factId(fact), i));
    const tipping = transition.trigger === null ? undefined : this.places.get(transition.trigger);
    const after = facts.findIndex((fact) => fact.occurredAt >= transition.at);
    this.read = tipping !== undefined ? tipping + 1 : after < 0 ? facts.length : after;
    this.tape = this.tapeOf(facts, this.read);
    this.tierStart = tierStartBefore(standing.state.history, transition);
  }

  turnsWithout(id: string, reading: ConditionReading): boolean {
    const place = this.places.get(id);
    if (place === undefined) return false;
    const { facts } = this.standing.tape;
    // Leaving a fact out of the sum is quick, and a bound: what it kept from counting can only bring it nearer again.
    const isLinked = (this.tape.targets[place] ?? -1) >= 0;
    if (!isLinked && this.holds(reading, this.tape, place) === reading.holds) return false;
    const others = this.othersThan(place, reading);
    const read = others.filter((i) => i < this.read).length;
    const tape = this.tapeOf(
      others.map((i) => facts[i]!),
      read,
    );
    return this.holds(reading, tape) !== reading.holds;
  }

  /**
   * The facts to read again, by place. A value recomputes from the facts it lists; only where another may take the
   * place of the one left out, an engagement within its daily cap or an earlier order as the last one, all are needed.
   */
  private othersThan(place: number, { metric, facts: listed }: ConditionReading): readonly number[] {
    const { facts } = this.standing.tape;
    if (facts[place]!.kind === 'engagement' || metric === 'recencyDays') {
      return facts.map((_, i) => i).filter((i) => i !== place);
    }
    return listed.map((id) => this.places.get(id)!).filter((i) => i !== place);
  }

  private holds(reading: ConditionReading, tape: FactTape, without?: number): boolean {
    const { metric, window, op, threshold: value, lastDay: day } = reading;
    const { standing, transition } = this;
    const version = versionAt(standing.input.versions, transition.at);
    const raises = transition.kind === 'upgrade' || version.ladder === 'live';
    const moment: ReadingMoment = {
      tape,
      member: { joinDay: standing.member.joinDay, tierStart: this.tierStart },
      compiled: compileVersion(version),
      day,
      maturedBy: transition.day,
      counts: raises ? 'entry' : 'all',
      without,
    };
    return conditionHolds({ kind: 'condition', metric, window, op, value }, moment);
  }

  private tapeOf(facts: readonly Fact[], read: number): FactTape {
    const ordered = orderVersions(this.standing.input.versions);
    const tape = new FactTape(facts, ordered[0]!.timeZone, compileVersions(ordered));
    while (tape.read < read) tape.readNext();
    return tape;
  }
}

/** The day on which the tier that `transition` ended or kept had begun. */
function tierStartBefore(history: readonly TierTransition[], transition: TierTransition): BusinessDay {
  const before = history.slice(0, history.indexOf(transition));
  const begins = before.findLast(
    ({ kind, because }) =>
      kind === 'join' || kind === 'upgrade' || kind === 'downgrade' || (kind === 'requalify' && because.length > 0),
  );
  return (begins ?? transition).day;
}
