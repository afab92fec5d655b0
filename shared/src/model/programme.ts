import type { Instant } from './time.js';

/** Figures a rule may read; exact meaning in docs/rules.md (F4–F7). */
export type Metric =
  | 'netSpend'
  | 'orderCount'
  | 'ordersPerMonth'
  | 'averageOrder'
  | 'recencyDays'
  | 'visitDays'
  | 'categoryCount'
  | 'growth'
  | 'engagementScore'
  | 'referralsConverted'
  | 'profit'
  | 'composite'
  /** Signs of interest: engagement, and orders whatever became of them. */
  | 'interestCount'
  /** Whole days since the member joined. */
  | 'memberDays';

export type MetricWindow =
  | { readonly kind: 'lifetime' }
  | { readonly kind: 'rolling'; readonly days: number }
  | { readonly kind: 'calendarMonth' }
  | { readonly kind: 'calendarQuarter' }
  | { readonly kind: 'calendarYear' }
  | { readonly kind: 'sinceTierStart' }
  | { readonly kind: 'membershipYear' };

/**
 * `value` is in the metric's own unit: fen for money, a count, days, growth points, or hundredths of a point for
 * the two scores. `composite` and `memberDays` have the window `lifetime`: their parts carry their own.
 */
export interface Condition {
  readonly kind: 'condition';
  readonly metric: Metric;
  readonly window: MetricWindow;
  readonly op: '>=' | '<=' | '<';
  readonly value: number;
}

export interface RuleGroup {
  readonly kind: 'all' | 'any';
  readonly rules: readonly Rule[];
}

/** An empty `all` always holds: the entry rule of a base tier. */
export type Rule = Condition | RuleGroup;

export type Validity =
  | { readonly kind: 'forever' }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'calendarYearEnd' }
  | { readonly kind: 'anniversary' };

export type DowngradePolicy = 'oneStep' | 'toQualified' | 'toBase';

export interface Perk {
  readonly key: string;
  readonly kind: 'discount' | 'pointsMultiplier' | 'birthday' | 'exclusive' | 'service' | 'freeText';
  /** Short name as the member reads it, e.g. `豆子 9 折`. */
  readonly title: string;
  /** One more line, e.g. `不限次`. */
  readonly note: string;
  /** For `discount`: percent of the price that is paid, 1–99. */
  readonly payPercent?: number;
  /** For `discount`: the categories it covers; absent means all. */
  readonly categories?: readonly string[];
  /** For `pointsMultiplier`: points of a purchase in percent, 101–1000; 150 is 1.5 times. */
  readonly multiplierPercent?: number;
  /** For `birthday`: key of the coupon template given on the day. */
  readonly couponTemplate?: string;
  /** How often it may be used per member and calendar month; absent: as often as wished. */
  readonly monthlyLimit?: number;
}

export interface TierColours {
  /** Which palette of the design system: the member pages, charts and tags all derive from it. */
  readonly palette: 'plain' | 'silver' | 'gold' | 'platinum' | 'jade';
}

export interface TierDefinition {
  readonly key: string;
  readonly name: string;
  readonly colours: TierColours;
  readonly entry: Rule;
  /** What keeps the tier at its review; `null` means the entry rule alone does. */
  readonly retention: Rule | null;
  readonly validity: Validity;
  readonly graceDays: number;
  readonly downgrade: DowngradePolicy;
  readonly perks: readonly Perk[];
  /** Keys of the coupon templates given once per member, tier and calendar year of the upgrade. */
  readonly gifts: readonly string[];
}

export interface EngagementGrowth {
  readonly activity: string;
  readonly growth: number;
  /** At most this many count per member and business day. */
  readonly dailyCap: number;
}

export interface GrowthRules {
  /** Growth per yuan of net order value, rounded down per order (rule F6). */
  readonly perYuan: number;
  readonly engagement: readonly EngagementGrowth[];
  /** Every so many days of check-in in a row are one `streak`, 2–366; default 7. */
  readonly streakDays?: number;
}

/** How community activity adds up to a score (rule F7). */
export interface EngagementScoreRules {
  /** Each event is worth half as much after every so many days; null: it keeps its worth. */
  readonly halfLifeDays: number | null;
  readonly kinds: readonly EngagementScoreKind[];
}

export interface EngagementScoreKind {
  readonly activity: string;
  /** Points per event, whole. */
  readonly weight: number;
  /** At most this many count per member and business day. */
  readonly dailyCap: number;
}

/** One factor of the composite score (T4): weightPercent × min(1, value ÷ cap). */
export interface CompositePart {
  readonly metric: Exclude<Metric, 'composite' | 'recencyDays' | 'memberDays'>;
  readonly window: MetricWindow;
  /** Whole percent; all parts together make 100. */
  readonly weightPercent: number;
  /** The value that earns the full weight, in the metric's own unit. */
  readonly cap: number;
}

/**
 * `immediate`: a linked refund lowers its order from the start. `atReview`: from its own instant, only reviews lower.
 * `provisional`: an order counts toward entry once its return window has passed (rule F18).
 */
export type RefundPolicy = 'immediate' | 'atReview' | 'provisional';

/** `held`: tiers are held until their review. `live`: a band that follows its metric both ways. */
export type LadderKind = 'held' | 'live';

/** One immutable version of one ladder. Tiers are ordered from base to top; rank is the index. */
export interface ProgrammeVersion {
  /** Key of the ladder: `membership`, `spend-bands` … */
  readonly programme: string;
  readonly version: number;
  readonly name: string;
  readonly ladder: LadderKind;
  readonly timeZone: string;
  readonly effectiveFrom: Instant;
  readonly refundPolicy: RefundPolicy;
  /** Days after the order's day in which goods may come back; `provisional` and referrals wait for their end. Default 7. */
  readonly returnWindowDays?: number;
  readonly growth: GrowthRules;
  readonly engagementScore?: EngagementScoreRules;
  readonly composite?: readonly CompositePart[];
  /** Gifts of an upgrade that is undone after they were used: `debt` asks for what they cost in points. Default `keep`. */
  readonly usedGifts?: 'keep' | 'debt';
  /** Margin assumed where an order records none, in whole percent of its net amount; default 0. */
  readonly marginPercent?: number;
  /** The business day by which the shop wants to look at these standards again, as `2027-06-30` (T13). */
  readonly reviewOn?: string;
  readonly tiers: readonly TierDefinition[];
  /** Where a tier of the version before goes when its key is gone (rule F19). */
  readonly mapping?: Readonly<Record<string, string>>;
  readonly onPublish?: 'keep' | 'requalify';
}
