import type { FactKey } from './fact.js';
import type { Metric, MetricWindow } from './programme.js';
import type { BusinessDay, Instant } from './time.js';

export type TransitionKind =
  | 'join'
  | 'upgrade'
  | 'renew'
  | 'graceStart'
  | 'downgrade'
  | 'requalify'
  | 'overrideStart'
  | 'overrideEnd';

/** One condition as it was read when a decision was taken (rule F21). */
export interface ConditionReading {
  readonly metric: Metric;
  readonly window: MetricWindow;
  /** First and last business day of the window; `firstDay` is null for a lifetime. */
  readonly firstDay: BusinessDay | null;
  readonly lastDay: BusinessDay;
  readonly value: number;
  readonly op: '>=' | '<=' | '<';
  readonly threshold: number;
  readonly holds: boolean;
  /** The facts that make up the value, as `source/externalId`, oldest first. */
  readonly facts: readonly string[];
  /** Of a composite score: what each factor adds (T4). */
  readonly parts?: readonly CompositePartReading[];
}

/** One factor of a composite score as it was read; `score` is what it adds, in hundredths of a point of 100. */
export interface CompositePartReading {
  readonly metric: Metric;
  readonly window: MetricWindow;
  readonly value: number;
  readonly cap: number;
  readonly weightPercent: number;
  readonly score: number;
}

export interface TierTransition {
  readonly kind: TransitionKind;
  /** Null only for `join`. */
  readonly from: string | null;
  readonly to: string;
  readonly at: Instant;
  readonly day: BusinessDay;
  readonly version: number;
  /** Last day of validity after this transition; null when there is none. */
  readonly until: BusinessDay | null;
  /** The fact that tipped it, `source/externalId`; `override/<id>` for overrides; null for reviews, joins and publishing. */
  readonly trigger: string | null;
  /** Which rule was decisive: the entry rule of `to`, or the retention rule of `from`. */
  readonly because: readonly ConditionReading[];
}

export interface RankedTier {
  readonly tier: string;
  readonly rank: number;
}

/** The tier that the orders still within their return window would give (rule F18, `provisional`). */
export interface PreUpgrade extends RankedTier {
  /** The instant at which it is confirmed if nothing comes back. */
  readonly at: Instant;
}

export interface ActiveOverride extends RankedTier {
  readonly id: string;
  readonly kind: 'floor' | 'pin';
  readonly untilDay: BusinessDay | null;
}

/** Where a member stands on one ladder: the result of the fold. */
export interface TierFold {
  /** The tier that counts: the computed one, or what an override makes of it. */
  readonly tier: string;
  readonly rank: number;
  /** What the facts alone give; `since`, `until` and grace belong to it. */
  readonly computed: RankedTier;
  readonly override: ActiveOverride | null;
  readonly preUpgrade: PreUpgrade | null;
  readonly since: BusinessDay;
  readonly until: BusinessDay | null;
  /** Last day of grace while in grace. */
  readonly graceUntil: BusinessDay | null;
  /** The next instant at which the calendar alone can change something; null when never. New versions are found by number. */
  readonly nextReviewAt: Instant | null;
  readonly version: number;
  readonly history: readonly TierTransition[];
}

export interface StoredTransition extends TierTransition {
  /** The fact whose late arrival made this transition vanish, or null while it stands. */
  readonly supersededBy: FactKey | null;
}
