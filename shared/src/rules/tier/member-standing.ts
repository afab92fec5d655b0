import { businessDayOf } from '../../calendar.js';
import type { Fact } from '../../model/fact.js';
import type { ProgrammeVersion, Rule, TierDefinition } from '../../model/programme.js';
import type { TierOverride } from '../../model/tier-override.js';
import type { ConditionReading, TierFold } from '../../model/tier-state.js';
import type { BusinessDay, Instant } from '../../model/time.js';
import { compileVersion, compileVersions } from './compile-version.js';
import { FactTape } from './fact-tape.js';
import { foldTier } from './fold.js';
import { orderFacts } from './order-facts.js';
import { readConditions, ruleHolds } from './read-conditions.js';
import { orderVersions, versionAt } from './version-timeline.js';
import type { MemberDays } from './window-period.js';
import type { ReadingMoment } from './window-reading.js';

export interface StandingInput {
  readonly versions: readonly ProgrammeVersion[];
  readonly registeredAt: Instant;
  readonly facts: readonly Fact[];
  readonly now: Instant;
  /** Tiers set by hand. */
  readonly overrides?: readonly TierOverride[];
  /** Leave out what was recorded later. */
  readonly knownAt?: Instant;
}

/** How a rule is read. */
export interface RuleReader {
  /** `entry`: as what raises a tier; `all`, the default: as what keeps it (F18). */
  readonly counts?: ReadingMoment['counts'];
  /** The version the rule belongs to; the one in force now by default. */
  readonly version?: ProgrammeVersion;
}

/** A tier with its place on the ladder, as screens draw it. */
export interface TierPlace {
  readonly key: string;
  readonly name: string;
  readonly rank: number;
  readonly palette: TierDefinition['colours']['palette'];
}

/** A member as of now, with every figure at hand for today and for days to come. */
export class MemberStanding {
  readonly state: TierFold;
  readonly version: ProgrammeVersion;
  readonly today: BusinessDay;
  readonly member: MemberDays;
  readonly tape: FactTape;

  constructor(readonly input: StandingInput) {
    const { versions, registeredAt, now, overrides, knownAt } = input;
    const facts = orderFacts(input.facts, now, knownAt);
    const ordered = orderVersions(versions);
    const { timeZone } = ordered[0]!;
    this.state = foldTier({ versions, registeredAt, facts, asOf: now, overrides, knownAt });
    this.version = versionAt(versions, now);
    this.today = businessDayOf(now, timeZone);
    this.member = { joinDay: this.state.history[0]!.day, tierStart: this.state.since };
    this.tape = new FactTape(facts, timeZone, compileVersions(ordered));
    while (this.tape.read < facts.length) this.tape.readNext();
  }

  get tier(): TierDefinition {
    return this.version.tiers[this.state.rank]!;
  }

  /** Every condition of `rule` on `day`, now if that is today or at its end if later, if nothing more happens. */
  readings(rule: Rule, day: BusinessDay, as: RuleReader = {}): readonly ConditionReading[] {
    return readConditions(rule, this.momentOf(day, as));
  }

  holds(rule: Rule, day: BusinessDay, as: RuleReader = {}): boolean {
    return ruleHolds(rule, this.momentOf(day, as));
  }

  private momentOf(day: BusinessDay, { counts = 'all', version = this.version }: RuleReader): ReadingMoment {
    const { tape, member, today } = this;
    const maturedBy = day > today ? day + 1 : day;
    return { tape, member, compiled: compileVersion(version), day, maturedBy, counts };
  }
}

export function memberStanding(input: StandingInput): MemberStanding {
  return new MemberStanding(input);
}

export function tierPlace(version: ProgrammeVersion, rank: number): TierPlace {
  const { key, name, colours } = version.tiers[rank]!;
  return { key, name, rank, palette: colours.palette };
}
