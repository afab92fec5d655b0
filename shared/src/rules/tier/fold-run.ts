import { businessDayOf } from '../../calendar.js';
import type { Fact } from '../../model/fact.js';
import type { ProgrammeVersion, Rule } from '../../model/programme.js';
import type { ConditionReading, TierTransition, TransitionKind } from '../../model/tier-state.js';
import type { BusinessDay, Instant } from '../../model/time.js';
import { factId } from '../fact-id.js';
import { compileVersion, type CompiledTier, type CompiledVersion } from './compile-version.js';
import { FactTape } from './fact-tape.js';
import { MemberFigures } from './member-figures.js';
import { readConditions } from './read-conditions.js';
import { orderVersions, versionIndexAt } from './version-timeline.js';

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
  private versionIndex: number;

  constructor(versions: readonly ProgrammeVersion[], facts: readonly Fact[], registeredAt: Instant) {
    const ordered = orderVersions(versions);
    this.versions = ordered.map(compileVersion);
    this.timeZone = ordered[0]!.timeZone;
    this.tape = new FactTape(facts, this.timeZone, this.versions);
    this.joinAt = Math.min(registeredAt, facts[0]?.occurredAt ?? Infinity);
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

  nextVersionAt(): Instant {
    return this.versions[this.versionIndex + 1]?.version.effectiveFrom ?? Infinity;
  }

  enterNextVersion(day: BusinessDay): void {
    this.compiled = this.versions[++this.versionIndex]!;
    this.figures = new MemberFigures(this.compiled, this.tape, this.member);
    this.figures.advanceTo(day);
  }

  /** q (F9) from the figures as they stand. */
  qualified(): number {
    const { tiers } = this.compiled;
    for (let rank = tiers.length - 1; rank > 0; rank--) if (tiers[rank]!.entry(this.figures.values, 0)) return rank;
    return 0;
  }

  /** Whether the current tier would be kept (F14). */
  keeps(): boolean {
    const { retention, entry } = this.tier;
    return (retention?.(this.figures.values, 0) ?? false) || entry(this.figures.values, 0);
  }

  readings(rule: Rule, day: BusinessDay): readonly ConditionReading[] {
    return readConditions(rule, this.tape, day, this.member);
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
