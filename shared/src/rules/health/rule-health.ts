import { parseDay } from '../../calendar.js';
import type { ProgrammeVersion } from '../../model/programme.js';
import type { BusinessDay } from '../../model/time.js';
import { cutProposals, type CutProposal } from './cut-proposals.js';
import { EDGE, healthFindings, type HealthFinding } from './health-findings.js';
import { leadingFigure, type LeadingFigure } from './leading-figure.js';

/** What the shop's data say about a ladder today. Records are by tier key; what is missing counts as 0. */
export interface RuleHealthInput {
  readonly version: ProgrammeVersion;
  readonly today: BusinessDay;
  /** Members by the tier they hold. */
  readonly members: Readonly<Record<string, number>>;
  /** Would not be kept by today's figures when their review comes within 30 days. */
  readonly aboutToFall: Readonly<Record<string, number>>;
  /** Share without an order for 90 days, 0–1. */
  readonly silentShare: Readonly<Record<string, number>>;
  /** The leading figure of members, or of a sample of them, in any order; empty where there is no leading figure. */
  readonly values: readonly number[];
  /** The tier key of the member at the same place. */
  readonly tiers: readonly string[];
}

export interface TierHealth {
  readonly key: string;
  readonly name: string;
  readonly palette: string;
  readonly members: number;
  readonly share: number;
  /** Members within 5 % below and above the entry threshold; scaled up where values are a sample. */
  readonly justBelow: number;
  readonly justAbove: number;
  readonly aboutToFall: number;
  readonly silentShare: number;
}

/** Whether the standards still separate members (T13); the API's `RuleHealth` but for the names of the version. */
export interface RuleHealthReport {
  readonly members: number;
  readonly reviewOn: string | null;
  readonly reviewOverdue: boolean;
  readonly tiers: readonly TierHealth[];
  /** Most pressing first. */
  readonly findings: readonly HealthFinding[];
  readonly proposals: readonly CutProposal[];
}

export function ruleHealth(input: RuleHealthInput): RuleHealthReport {
  const { version, today, values } = input;
  const figure = leadingFigure(version);
  const total = version.tiers.reduce((sum, { key }) => sum + (input.members[key] ?? 0), 0);
  const reviewOn = version.reviewOn ?? null;
  const reviewDay = reviewOn === null ? undefined : parseDay(reviewOn);
  const tiers = version.tiers.map((_, rank) => tierHealth(input, { rank, total, figure }));
  return {
    members: total,
    reviewOn,
    reviewOverdue: reviewDay !== undefined && today > reviewDay,
    tiers,
    findings: healthFindings({ ...input, stats: tiers, total, figure, reviewDay }),
    proposals: figure && values.length > 0 ? cutProposals(version, figure, values) : [],
  };
}

interface Place {
  readonly rank: number;
  readonly total: number;
  readonly figure: LeadingFigure | null;
}

function tierHealth(input: RuleHealthInput, { rank, total, figure }: Place): TierHealth {
  const { key, name, colours } = input.version.tiers[rank]!;
  const members = input.members[key] ?? 0;
  const threshold = rank > 0 ? figure?.thresholds[rank - 1] : undefined;
  const scale = input.values.length > 0 ? total / input.values.length : 0;
  const within = (from: number, to: number) =>
    Math.round(scale * input.values.filter((value) => value >= from && value < to).length);
  return {
    key,
    name,
    palette: colours.palette,
    members,
    share: total === 0 ? 0 : members / total,
    justBelow: threshold === undefined ? 0 : within(threshold * (1 - EDGE), threshold),
    justAbove: threshold === undefined ? 0 : within(threshold, threshold * (1 + EDGE)),
    aboutToFall: input.aboutToFall[key] ?? 0,
    silentShare: input.silentShare[key] ?? 0,
  };
}
