import type { Condition, Metric, MetricWindow, ProgrammeVersion, Rule, TierDefinition } from '../../model/programme.js';
import { compileRule, conditionsOf, type Predicate, type SlotOf } from './compile-rule.js';

/** One figure a version reads: a metric over one of its windows. */
export interface FigureSlot {
  readonly metric: Metric;
  readonly window: MetricWindow;
  /** Index into `CompiledVersion.windows`. */
  readonly windowIndex: number;
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
  readonly readsCategories: boolean;
  readonly engagement: ReadonlyMap<string, { readonly growth: number; readonly dailyCap: number }>;
}

const compiled = new WeakMap<ProgrammeVersion, CompiledVersion>();

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
    readsCategories: slots.some((slot) => slot.metric === 'categoryCount'),
    engagement: new Map(version.growth.engagement.map((rule) => [rule.activity, rule])),
  };
}

function slotsOf(rules: readonly Rule[]): { windows: MetricWindow[]; slots: FigureSlot[] } {
  const windows: MetricWindow[] = [];
  const slots: FigureSlot[] = [];
  for (const { metric, window } of rules.flatMap(conditionsOf)) {
    let windowIndex = windows.findIndex((known) => sameWindow(known, window));
    if (windowIndex < 0) windowIndex = windows.push(window) - 1;
    if (!slots.some((slot) => slot.metric === metric && slot.windowIndex === windowIndex)) {
      slots.push({ metric, window, windowIndex });
    }
  }
  return { windows, slots };
}

export function sameWindow(a: MetricWindow, b: MetricWindow): boolean {
  return a.kind === b.kind && (a.kind !== 'rolling' || b.kind !== 'rolling' || a.days === b.days);
}
