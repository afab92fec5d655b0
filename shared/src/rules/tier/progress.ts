import { businessDayOf } from '../../calendar.js';
import type { Metric, Rule } from '../../model/programme.js';
import type { ConditionReading } from '../../model/tier-state.js';
import type { BusinessDay } from '../../model/time.js';
import { purchaseToKeep, reviewedUnder } from '../advice/cheapest-actions.js';
import { leavingBefore, type LeavingFact } from './leaving-facts.js';
import { type MemberStanding, tierPlace, type TierPlace } from './member-standing.js';
import { missingOf, missingText, purchaseFen, type Missing } from './missing-text.js';
import {
  besideText,
  dayTextFrom,
  figureLabel,
  figureText,
  metricLabel,
  metricUnit,
  type FigureUnit,
} from './wording.js';

/** One condition: now / needed / left, in the metric's own unit. */
export interface ProgressItem {
  readonly metric: Metric;
  readonly label: string;
  readonly value: number;
  readonly threshold: number;
  readonly left: number;
  readonly holds: boolean;
  readonly unit: FigureUnit;
}

/** The way to keep or reach a tier; the shape of the API's `TierProgress`. */
export interface TierProgress {
  readonly tier: TierPlace;
  readonly mode: 'all' | 'any';
  readonly items: readonly ProgressItem[];
  readonly holds: boolean;
  readonly sentence: string;
}

export interface KeepProgress extends TierProgress {
  /** The last day that counts: the tier's last day, or the last day of grace. */
  readonly reviewDay: BusinessDay;
  readonly daysLeft: number;
  /** What counts today and leaves the window before the review, oldest first. */
  readonly leaving: readonly LeavingFact[];
  /** Sum of what leaves, in the unit of the first item: how much less than today's figure it will be. */
  readonly leavingTotal: number;
}

/**
 * What keeps the tier at its review, with figures as they will stand at the end of its last day if
 * nothing more happens (F13); in grace as they stand today (F15). Null for a tier without a review.
 */
export function keepProgress(standing: MemberStanding): KeepProgress | null {
  const { state, today } = standing;
  if (state.until === null) return null;
  const reviewDay = state.graceUntil ?? state.until;
  const { version, rank } = reviewedUnder(standing, reviewDay);
  const tier = version.tiers[rank]!;
  const rule = tier.retention ?? tier.entry;
  const readOn = state.graceUntil === null ? reviewDay : today;
  const holds = standing.holds(rule, readOn, { version }) || standing.holds(tier.entry, readOn, { version });
  const readings = standing.readings(rule, readOn, { version });
  const leaving = leavingBefore(standing, rule, readOn);
  return {
    tier: tierPlace(version, rank),
    mode: modeOf(rule),
    items: readings.map(progressItem),
    holds,
    sentence: holds
      ? `保级条件已达成，${dayTextFrom(today, reviewDay)}评定时保住${besideText(tier.name)}`
      : keepSentence(standing, missingOf(rule, readings), tier.name),
    reviewDay,
    daysLeft: reviewDay - today,
    leaving,
    leavingTotal: leaving.reduce((sum, one) => sum - one.delta, 0),
  };
}

/** What raises to the next tier, now. Null at the top. */
export function nextProgress(standing: MemberStanding): TierProgress | null {
  const { version, state, today } = standing;
  const rank = state.rank + 1;
  const tier = version.tiers[rank];
  if (!tier) return null;
  const readings = standing.readings(tier.entry, today, { counts: 'entry' });
  const holds = standing.holds(tier.entry, today, { counts: 'entry' });
  const missing = missingText(missingOf(tier.entry, readings));
  return {
    tier: tierPlace(version, rank),
    mode: modeOf(tier.entry),
    items: readings.map(progressItem),
    holds,
    sentence:
      waitingText(standing, tier.name, rank) ??
      (holds || !missing ? `已达到${besideText(tier.name)}的条件` : `还差 ${missing}升到${besideText(tier.name)}`),
  };
}

export interface HeadlineFigure {
  readonly label: string;
  readonly value: number;
  readonly unit: FigureUnit;
}

/** The figure of the card: what the ladder counts first, today. */
export function headlineFigure(standing: MemberStanding): HeadlineFigure {
  const { tiers } = standing.version;
  const rule = (tiers[standing.state.rank + 1] ?? tiers[standing.state.rank])!.entry;
  const [reading] = standing.readings(rule, standing.today, { counts: 'entry' });
  if (!reading) return { label: '', value: 0, unit: 'count' };
  return { label: figureLabel(reading), value: reading.value, unit: metricUnit(reading.metric) };
}

function modeOf(rule: Rule): 'all' | 'any' {
  return rule.kind === 'any' ? 'any' : 'all';
}

export function progressItem(reading: ConditionReading): ProgressItem {
  const { metric, value, threshold, holds, op } = reading;
  const left = holds ? 0 : op === '>=' ? threshold - value : value - threshold;
  return { metric, label: metricLabel(metric), value, threshold, left, holds, unit: metricUnit(metric) };
}

/** What the orders within their return window will do by themselves (F18). */
function waitingText({ state, version, today }: MemberStanding, name: string, rank: number): string | undefined {
  const { preUpgrade } = state;
  if (!preUpgrade || preUpgrade.rank < rank) return undefined;
  const shown = preUpgrade.rank > rank ? version.tiers[preUpgrade.rank]!.name : name;
  return `已预升到${besideText(shown)}，${dayTextFrom(today, businessDayOf(preUpgrade.at, version.timeZone))}退货期过后生效`;
}

/** One purchase to the fen where that is all that is missing (D31), else what is missing. */
function keepSentence(standing: MemberStanding, missing: Missing | null, tierName: string): string {
  const { state, version, today } = standing;
  const keeping = `保住${besideText(tierName)}`;
  const grace = state.graceUntil === null ? '' : `宽限期到 ${dayTextFrom(today, state.graceUntil)}，`;
  const isMoney = purchaseFen(missing, version.growth.perYuan) !== Infinity;
  const advice = isMoney ? purchaseToKeep(standing) : null;
  const [way] = advice?.kind === 'ways' ? advice.ways : [];
  const [bought] = way?.actions ?? [];
  if (!way || !advice || bought?.kind !== 'purchase') return `${grace}还差 ${missingText(missing)}，${keeping}`;
  const from = way.startDay > today ? `${dayTextFrom(today, way.startDay)}起` : '';
  const raised = way.rankAfter > advice.goal.rank ? version.tiers[way.rankAfter] : undefined;
  return `${grace}${from}再消费 ${figureText(bought.fen, 'fen')} ${raised ? `升到${besideText(raised.name)}` : keeping}`;
}
