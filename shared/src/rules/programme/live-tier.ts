import type {
  Condition,
  Metric,
  MetricWindow,
  Perk,
  ProgrammeVersion,
  Rule,
  TierDefinition,
} from '../../model/programme.js';

export const LIFETIME: MetricWindow = { kind: 'lifetime' };
export const NO_CONDITION: Rule = { kind: 'all', rules: [] };

export function rolling(days: number): MetricWindow {
  return { kind: 'rolling', days };
}

export function condition(metric: Metric, window: MetricWindow, op: Condition['op'], value: number): Condition {
  return { kind: 'condition', metric, window, op, value };
}

export function allOf(...rules: readonly Rule[]): Rule {
  return { kind: 'all', rules };
}

interface LiveTier {
  readonly key: string;
  readonly name: string;
  readonly palette: TierDefinition['colours']['palette'];
  readonly entry: Rule;
  readonly perks?: readonly Perk[];
}

/** A band: it follows its figures, so it has no validity, no review and no gifts. */
export function liveTier({ key, name, palette, entry, perks = [] }: LiveTier): TierDefinition {
  return {
    key,
    name,
    colours: { palette },
    entry,
    retention: null,
    validity: { kind: 'forever' },
    graceDays: 0,
    downgrade: 'toQualified',
    perks,
    gifts: [],
  };
}

/** A first version of a ladder of bands; without growth, which belongs to the membership. */
export function liveLadder(
  more: Pick<ProgrammeVersion, 'programme' | 'name' | 'tiers'> & Partial<ProgrammeVersion>,
): ProgrammeVersion {
  return {
    version: 1,
    ladder: 'live',
    timeZone: 'Asia/Shanghai',
    effectiveFrom: 0,
    refundPolicy: 'atReview',
    growth: { perYuan: 0, engagement: [] },
    ...more,
  };
}
