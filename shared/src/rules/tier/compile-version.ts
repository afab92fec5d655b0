import type {
  Condition,
  EngagementScoreKind,
  Metric,
  MetricWindow,
  ProgrammeVersion,
  Rule,
  TierDefinition,
} from '../../model/programme.js';
import type { ConditionKind } from '../conditions/condition-kind.js';
import { conditionKinds } from '../conditions/condition-kinds.js';
import { compileRule, conditionsOf, type Predicate, type SlotOf } from './compile-rule.js';
import { compositeParts, type CompiledPart } from './composite-parts.js';

/** One figure a version reads: a metric over one of its windows. */
export interface FigureSlot {
  readonly metric: Metric;
  readonly window: MetricWindow;
  /** Index into `CompiledVersion.windows`. */
  readonly windowIndex: number;
  /** Reads it from its window; null for the composite score, which reads several. */
  readonly value: ConditionKind['value'];
}

export interface CompiledTier {
  readonly definition: TierDefinition;
  readonly entry: Predicate;
  readonly retention: Predicate | null;
}

/** A version prepared for folding; made once per version object. */
export interface CompiledVersion {
  readonly version: ProgrammeVersion;
  readonly windows: readonly MetricWindow[];
  readonly slots: readonly FigureSlot[];
  readonly tiers: readonly CompiledTier[];
  readonly conditions: readonly Condition[];
  /** The factors of the composite score, where a rule reads it. */
  readonly composite: readonly CompiledPart[];
  /** Conditions whose figure grows by the day, so that the calendar alone brings it to their value. */
  readonly agingConditions: readonly Condition[];
  /** Whether a rule, and whether a factor, reads a rate over a window whose length changes every day. */
  readonly rateChangesDaily: { readonly rule: boolean; readonly composite: boolean };
  /** Metrics read, by a rule or as a factor. */
  readonly reads: ReadonlySet<Metric>;
  readonly engagement: ReadonlyMap<string, { readonly growth: number; readonly dailyCap: number }>;
  readonly score: ReadonlyMap<string, EngagementScoreKind>;
  /** Days after the day of an order in which goods may come back (F18). */
  readonly returnWindowDays: number;
}

export const DEFAULT_RETURN_WINDOW_DAYS = 7;

const compiled = new WeakMap<ProgrammeVersion, CompiledVersion>();

const compiledLists = new WeakMap<readonly ProgrammeVersion[], readonly CompiledVersion[]>();

/** The versions of a ladder in their order, prepared once per list. */
export function compileVersions(ordered: readonly ProgrammeVersion[]): readonly CompiledVersion[] {
  let result = compiledLists.get(ordered);
  if (!result) {
    result = ordered.map(compileVersion);
    compiledLists.set(ordered, result);
  }
  return result;
}

export function compileVersion(version: ProgrammeVersion): CompiledVersion {
  let result = compiled.get(version);
  if (!result) {
    result = compile(version);
    compiled.set(version, result);
  }
  return result;
}

function compile(version: ProgrammeVersion): CompiledVersion {
  const rules = version.tiers.flatMap((tier) => (tier.retention ? [tier.entry, tier.retention] : [tier.entry]));
  const conditions = rules.flatMap(conditionsOf);
  const { windows, slots } = slotsOf(rules);
  const slotOf: SlotOf = (metric, window) =>
    slots.findIndex((slot) => slot.metric === metric && sameWindow(slot.window, window));
  const readsComposite = slots.some((slot) => slot.metric === 'composite');
  const composite = readsComposite ? compositeParts(version, (window) => indexOfWindow(windows, window)) : [];
  return {
    version,
    windows,
    slots,
    tiers: version.tiers.map((definition) => ({
      definition,
      entry: compileRule(definition.entry, slotOf),
      retention: definition.retention && compileRule(definition.retention, slotOf),
    })),
    conditions,
    composite,
    agingConditions: conditions.filter(({ metric }) => metric === 'recencyDays' || metric === 'memberDays'),
    rateChangesDaily: { rule: conditions.some(growsDaily), composite: composite.some(growsDaily) },
    reads: new Set([...slots, ...composite].map((one) => one.metric)),
    engagement: new Map(version.growth.engagement.map((rule) => [rule.activity, rule])),
    score: new Map(version.engagementScore?.kinds.map((kind) => [kind.activity, kind])),
    returnWindowDays: version.returnWindowDays ?? DEFAULT_RETURN_WINDOW_DAYS,
  };
}

/** A rate over a window whose length changes every day. */
function growsDaily({ metric, window: { kind } }: Pick<Condition, 'metric' | 'window'>): boolean {
  return metric === 'ordersPerMonth' && (kind === 'lifetime' || kind === 'sinceTierStart' || kind === 'membershipYear');
}

function slotsOf(rules: readonly Rule[]): { windows: MetricWindow[]; slots: FigureSlot[] } {
  const windows: MetricWindow[] = [];
  const slots: FigureSlot[] = [];
  for (const { metric, window } of rules.flatMap(conditionsOf)) {
    const windowIndex = indexOfWindow(windows, window);
    if (!slots.some((slot) => slot.metric === metric && slot.windowIndex === windowIndex)) {
      slots.push({ metric, window, windowIndex, value: conditionKinds[metric].value });
    }
  }
  return { windows, slots };
}

function indexOfWindow(windows: MetricWindow[], window: MetricWindow): number {
  const known = windows.findIndex((one) => sameWindow(one, window));
  return known >= 0 ? known : windows.push(window) - 1;
}

export function sameWindow(a: MetricWindow, b: MetricWindow): boolean {
  return a.kind === b.kind && (a.kind !== 'rolling' || b.kind !== 'rolling' || a.days === b.days);
}
