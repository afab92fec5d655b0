import { businessDayOf, startOfDay } from '../../calendar.js';
import type { Fact } from '../../model/fact.js';
import type { ProgrammeVersion, Rule } from '../../model/programme.js';
import type { TierOverride } from '../../model/tier-override.js';
import type { ConditionReading, TierTransition, TransitionKind } from '../../model/tier-state.js';
import type { BusinessDay, Instant } from '../../model/time.js';
import { factId } from '../fact-id.js';
import { compileVersions, type CompiledTier, type CompiledVersion } from './compile-version.js';
import { FactTape } from './fact-tape.js';
import { MemberFigures } from './member-figures.js';
import { overrideEffect, type OverrideEffect } from './override-effect.js';
import { OverrideTimeline } from './override-timeline.js';
import { readConditions } from './read-conditions.js';
import { orderVersions, versionIndexAt } from './version-timeline.js';
import type { ReadingMoment } from './window-reading.js';

/** What a fold goes by besides the facts. */
export interface FoldTerms {
  /** All versions of one ladder, at least one, in any order. */
  readonly versions: readonly ProgrammeVersion[];
  readonly registeredAt: Instant;
  /** Tiers set by hand, in any order (F20). */
  readonly overrides?: readonly TierOverride[];
  /** Leave out what was recorded later: what was believed then. */
  readonly knownAt?: Instant;
  /** False leaves every `because` empty, for walks over everybody that only ask for the tier. Default true. */
  readonly evidence?: boolean;
}

const NO_OVERRIDES: readonly TierOverride[] = [];
const NO_READINGS: readonly ConditionReading[] = [];

/** One step to another (or the same) tier; the run fills in where it came from and the version. */
export interface Step {
  readonly kind: TransitionKind;
  readonly at: Instant;
  readonly day: BusinessDay;
  readonly because: readonly ConditionReading[];
  readonly trigger?: Fact;
}

/** One member on one ladder while the fold moves through time. The ladder's rules live in held-steps and live-steps. */
export class FoldRun {
  readonly timeZone: string;
  readonly tape: FactTape;
  readonly overrides: OverrideTimeline;
  readonly history: TierTransition[] = [];
  readonly joinAt: Instant;
  readonly member: { joinDay: BusinessDay; tierStart: BusinessDay };

  tierKey = '';
  rank = 0;
  until: BusinessDay | null = null;
  graceUntil: BusinessDay | null = null;

  figures: MemberFigures;
  compiled: CompiledVersion;
  private readonly versions: readonly CompiledVersion[];
  private readonly ordered: readonly ProgrammeVersion[];
  private readonly evidence: boolean;
  private versionIndex: number;
  private calendarDay: BusinessDay = Infinity;
  private calendarAt: Instant = Infinity;

  /** `facts` in fold order, those that are visible only. */
  constructor(terms: FoldTerms, facts: readonly Fact[]) {
    const { registeredAt, overrides = NO_OVERRIDES, knownAt = Infinity } = terms;
    const ordered = orderVersions(terms.versions);
    this.ordered = ordered;
    this.evidence = terms.evidence ?? true;
    this.versions = compileVersions(ordered);
    this.timeZone = ordered[0]!.timeZone;
    this.tape = new FactTape(facts, this.timeZone, this.versions);
    this.joinAt = Math.min(registeredAt, facts[0]?.occurredAt ?? Infinity);
    this.overrides = new OverrideTimeline(overrides, { timeZone: this.timeZone, joinAt: this.joinAt, knownAt });
    const joinDay = businessDayOf(this.joinAt, this.timeZone);
    this.member = { joinDay, tierStart: joinDay };
    this.versionIndex = versionIndexAt(ordered, this.joinAt);
    this.compiled = this.versions[this.versionIndex]!;
    this.figures = new MemberFigures(this.compiled, this.tape, this.member);
    this.figures.advanceTo(joinDay);
  }

  get tier(): CompiledTier {
    return this.compiled.tiers[this.rank]!;
  }

  dayOf(at: Instant): BusinessDay {
    return businessDayOf(at, this.timeZone);
  }

  /** 00:00 of `day`, the next on which the calendar acts: mostly the one asked for last. */
  startOf(day: BusinessDay): Instant {
    if (day !== this.calendarDay) {
      this.calendarDay = day;
      this.calendarAt = day === Infinity ? Infinity : startOfDay(day, this.timeZone);
    }
    return this.calendarAt;
  }

  nextVersionAt(): Instant {
    return this.versions[this.versionIndex + 1]?.version.effectiveFrom ?? Infinity;
  }

  enterNextVersion(day: BusinessDay): void {
    this.compiled = this.versions[++this.versionIndex]!;
    this.figures = new MemberFigures(this.compiled, this.tape, this.member);
    this.figures.advanceTo(day);
  }

  /** Figures as of the end of `day`; made anew where a version that began at this very instant has moved them on (D7). */
  endDay(day: BusinessDay): void {
    if (this.figures.day > day) this.figures = new MemberFigures(this.compiled, this.tape, this.member);
    this.figures.matureTo(day + 1);
    this.figures.advanceTo(day);
  }

  /** q (F9) from the figures as they stand. */
  qualified(): number {
    const { tiers } = this.compiled;
    for (let rank = tiers.length - 1; rank > 0; rank--)
      if (tiers[rank]!.entry(this.figures.entryValues, 0)) return rank;
    return 0;
  }

  /** Whether the current tier would be kept (F14). */
  keeps(): boolean {
    const { retention, entry } = this.tier;
    return (retention?.(this.figures.values, 0) ?? false) || entry(this.figures.values, 0);
  }

  /** What counts now: the computed tier, or what an override makes of it. */
  effect(): OverrideEffect {
    return overrideEffect(this.rank, this.overrides.active, this.ordered, this.versionIndex);
  }

  /** `entry` reads a rule as q does: without provisional orders that may still come back (F18). */
  readings(rule: Rule, day: BusinessDay, counts: ReadingMoment['counts'] = 'all'): readonly ConditionReading[] {
    if (!this.evidence) return NO_READINGS;
    const { tape, member, compiled, figures } = this;
    return readConditions(rule, { tape, member, compiled, day, maturedBy: figures.maturedBy, counts });
  }

  /** Begins tier `rank` on `day`. */
  begin(rank: number, day: BusinessDay, until: BusinessDay | null): void {
    this.rank = rank;
    this.tierKey = this.tier.definition.key;
    this.until = until;
    this.graceUntil = null;
    this.member.tierStart = day;
    this.figures.restartTier(day);
  }

  write(step: Step, from: string | null): void {
    this.history.push({
      kind: step.kind,
      from,
      to: this.tierKey,
      at: step.at,
      day: step.day,
      version: this.compiled.version.version,
      until: this.until,
      trigger: step.trigger ? factId(step.trigger) : null,
      because: step.because,
    });
  }
}
