import type { ConditionReading } from '@jieti/shared/model/tier-state';
import type { Rule, ProgrammeVersion } from '@jieti/shared/model/programme';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import type { WhatIfMove } from '@jieti/shared/api/what-if';
import { businessDayOf } from '@jieti/shared/calendar';
import type { FoldRun } from '@jieti/shared/rules/tier/fold-run';
import { windowPeriod } from '@jieti/shared/rules/tier/window-period';
import type { WalkedMember } from '../walk/walked-member.js';
import { effectiveTier, foldMember, holdsUntil, opened, type OpenedMember } from './fold-member.js';
import { laterRank } from './later-rank.js';
import { ruleSlack, type Figures, type Slack } from './rule-slack.js';

/** How much of a threshold may be missing for a member to be nearly there. */
const NEAR = 0.05;

export interface Simulation {
  /** What is in force or announced on the ladder; empty for a ladder that is new. */
  readonly published: readonly ProgrammeVersion[];
  /** The same with the draft as its next version. */
  readonly simulated: readonly ProgrammeVersion[];
  /** The instant at which everybody is looked at. */
  readonly at: Instant;
  /** Facts recorded by then are folded. */
  readonly factsUntil: Instant;
  /** Whether overrides and the stored standing belong to this ladder. */
  readonly isMembership: boolean;
}

/** A place in one of the lists; `distance` orders them, nearest first. */
export interface ListedMove {
  readonly kind: WhatIfMove;
  readonly memberId: number;
  readonly from: string;
  readonly to: string;
  readonly distance: number;
  readonly reading: ConditionReading | null;
}

/** What the draft does to one member. */
export interface MemberForecast {
  readonly before: string;
  readonly after: string;
  readonly later: string;
  readonly moves: readonly ListedMove[];
  /** Reached at that very instant: its gifts are due. */
  readonly upgradedTo: string | null;
  readonly run: FoldRun;
}

export function forecastMember(walked: WalkedMember, simulation: Simulation): MemberForecast {
  const whole = opened(walked);
  const member = simulation.isMembership ? whole : { ...whole, overrides: [] };
  const { at, simulated, factsUntil } = simulation;
  const run = foldMember(member, simulated, at, factsUntil);
  run.figures.advanceTo(businessDayOf(at, run.timeZone));
  const before = tierBefore(member, simulation, run);
  const after = effectiveTier(run);
  const tipped = run.history.at(-1);
  const upgradedTo = tipped?.kind === 'upgrade' && tipped.at === at ? tipped.to : null;
  const settled = run.rank;
  const laterOf = laterRank(run);
  run.rank = laterOf;
  const later = effectiveTier(run);
  run.rank = settled;
  const moves = movesOf(member, simulation, { run, before, after, later });
  return { before, after, later, moves, upgradedTo, run };
}

function tierBefore(
  member: OpenedMember,
  { published, at, factsUntil, isMembership }: Simulation,
  run: FoldRun,
): string {
  if (published.length === 0) return run.compiled.tiers[0]!.definition.key;
  const isStored = isMembership && member.updatedAt <= factsUntil && holdsUntil(member, published, at);
  return isStored ? member.standing.tier : effectiveTier(foldMember(member, published, at, factsUntil));
}

interface Outcome {
  readonly run: FoldRun;
  readonly before: string;
  readonly after: string;
  readonly later: string;
}

function movesOf(member: OpenedMember, simulation: Simulation, outcome: Outcome): readonly ListedMove[] {
  const { run, before, after, later } = outcome;
  const rank = rankIn(run, after);
  const rankBefore = rankIn(run, before) ?? rankOfPublished(simulation, before);
  const moves: ListedMove[] = [];
  const list = (kind: WhatIfMove, from: string, to: string, slack: Slack | null) =>
    moves.push({ kind, memberId: member.id, from, to, ...placed(slack, run, simulation.at) });
  if (after !== before) {
    const isUp = rank! > rankBefore;
    const tier = run.compiled.tiers[isUp ? rank! : (rankIn(run, before) ?? rank!)]!.definition;
    list(isUp ? 'up' : 'down', before, after, entrySlack(isUp ? tier.entry : (tier.retention ?? tier.entry), run));
  }
  if (rankIn(run, later)! < rank! && keptToday(member, simulation)) {
    const { retention, entry } = run.tier.definition;
    list('later', after, later, ruleSlack(retention ?? entry, run.compiled, figuresOf(run)));
  }
  const next = run.compiled.tiers[run.rank + 1]?.definition;
  const missing = next && rank! <= run.rank ? entrySlack(next.entry, run) : null;
  if (next && missing && missing.ratio < 0 && missing.ratio >= -NEAR) list('near', after, next.key, missing);
  return moves;
}

/** Whether the rules of today would keep the tier, with the figures as they stand. */
function keptToday(member: OpenedMember, { published, at, factsUntil }: Simulation): boolean {
  if (published.length === 0) return false;
  const run = foldMember(member, published, at, factsUntil);
  run.figures.advanceTo(businessDayOf(at, run.timeZone));
  return laterRank(run) === run.rank;
}

function rankIn(run: FoldRun, key: string): number | undefined {
  const rank = run.compiled.tiers.findIndex(({ definition }) => definition.key === key);
  return rank < 0 ? undefined : rank;
}

/** A tier that the draft no longer has keeps the rank it had. */
function rankOfPublished({ published }: Simulation, key: string): number {
  return Math.max(0, ...published.map(({ tiers }) => tiers.findIndex((tier) => tier.key === key)));
}

function entrySlack(rule: Rule, run: FoldRun): Slack | null {
  return ruleSlack(rule, run.compiled, run.figures.entryValues);
}

function figuresOf(run: FoldRun): Figures {
  return run.figures.values;
}

function placed(slack: Slack | null, run: FoldRun, at: Instant): Pick<ListedMove, 'distance' | 'reading'> {
  if (!slack) return { distance: Number.MAX_VALUE, reading: null };
  return { distance: Math.abs(slack.ratio), reading: readingOf(slack, run, businessDayOf(at, run.timeZone)) };
}

function readingOf({ condition, value, ratio }: Slack, run: FoldRun, day: BusinessDay): ConditionReading {
  const { metric, window, op, value: threshold } = condition;
  const { first } = windowPeriod(window, day, run.member);
  return {
    ...{ metric, window, op, threshold, value, holds: ratio >= 0, lastDay: day, facts: [] },
    firstDay: first === -Infinity ? null : first,
  };
}
