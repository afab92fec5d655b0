import type { TierBadge } from '@jieti/shared/api/tiers';
import { businessDayOf, startOfDay } from '@jieti/shared/calendar';
import type { Fact } from '@jieti/shared/model/fact';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { TierFold } from '@jieti/shared/model/tier-state';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import { foldTier } from '@jieti/shared/rules/tier/fold';
import { besideText, dayText, fullDayText } from '@jieti/shared/rules/tier/wording';
import { tierBadge } from '../members/tier-badge.js';

export interface OutlookInput {
  /** All versions of the ladder that stand. */
  readonly versions: readonly ProgrammeVersion[];
  /** The one that is published and not yet in force. */
  readonly announced: ProgrammeVersion;
  readonly registeredAt: Instant;
  readonly facts: readonly Fact[];
  readonly overrides?: readonly TierOverride[] | undefined;
}

/** What announced rules mean for one member if nothing more happens. */
export interface RuleOutlook {
  /** At the instant the rules come into force. */
  readonly tierAfter: TierBadge;
  /** False where the member stands the same with and without them, then and after the next review. */
  readonly affected: boolean;
  /** `12 月 1 日起你是金卡，规则不影响你。` */
  readonly brief: string;
  /** The same, and by which figures: `按今天的数字，12 月 1 日起你是金卡，规则不影响你。` */
  readonly sentence: string;
}

/** The same fold with the new rules and without, on their first day and once the tier held then has been reviewed. */
export function ruleOutlook(input: OutlookInput): RuleOutlook {
  const { announced } = input;
  const after = foldBoth(input, announced.effectiveFrom);
  const tierAfter = tierBadge(announced, after.changed.tier);
  const { affected, what } = effectOf(input, after, tierAfter);
  const brief = `${dayText(businessDayOf(announced.effectiveFrom, announced.timeZone))}起你${what}。`;
  return { tierAfter, affected, brief, sentence: `按今天的数字，${brief}` };
}

interface Folds {
  readonly changed: TierFold;
  readonly same: TierFold;
}

function effectOf(input: OutlookInput, after: Folds, tier: TierBadge): { affected: boolean; what: string } {
  const { announced } = input;
  if (after.changed.tier !== after.same.tier)
    return { affected: true, what: moveText(announced, after.same.tier, tier) };
  const name = besideText(tier.name);
  const review = reviewDay(announced, after.changed);
  const later = review === null ? after : foldBoth(input, startOfDay(review, announced.timeZone));
  if (review === null || later.changed.tier === later.same.tier) {
    const untouched = review === null || !keepChanges(input, after);
    return { affected: false, what: untouched ? `是${name}，规则不影响你` : `仍是${name}；保级条件有调整` };
  }
  const reviewed = tierBadge(announced, later.changed.tier);
  const then = reviewed.key === tier.key ? `可以保住${name}` : moveText(announced, tier.key, reviewed);
  return { affected: true, what: `仍是${name}；到 ${fullDayText(review)}评定时，按新规则${then}` };
}

function foldBoth({ versions, announced, registeredAt, facts, overrides }: OutlookInput, asOf: Instant): Folds {
  const until = versions.filter((version) => version.effectiveFrom <= announced.effectiveFrom);
  const before = until.filter((version) => version.version !== announced.version);
  const terms = { registeredAt, facts, overrides, asOf, evidence: false };
  return { changed: foldTier({ ...terms, versions: until }), same: foldTier({ ...terms, versions: before }) };
}

/** Whether the tier held then is kept by another rule than before. */
function keepChanges({ announced, versions }: OutlookInput, { changed }: Folds): boolean {
  const last = versions.findLast((version) => version.effectiveFrom < announced.effectiveFrom);
  const rules = (version: ProgrammeVersion | undefined) => {
    const tier = version?.tiers.find(({ key }) => key === changed.computed.tier);
    return JSON.stringify(tier && [tier.entry, tier.retention, tier.graceDays, tier.downgrade]);
  };
  return rules(announced) !== rules(last);
}

/** The day on which the review of the tier held then is through, grace and all; null where it is never reviewed. */
function reviewDay(version: ProgrammeVersion, { until, graceUntil, computed }: TierFold): BusinessDay | null {
  if (until === null) return null;
  const grace = version.tiers[computed.rank]?.graceDays ?? 0;
  return (graceUntil ?? until + grace) + 1;
}

function moveText(version: ProgrammeVersion, from: string, to: TierBadge): string {
  const name = besideText(to.name);
  const before = version.tiers.findIndex((tier) => tier.key === from);
  if (before < 0) return `会换成${name}`;
  return to.rank > before ? `会升为${name}` : `会调整为${name}`;
}
