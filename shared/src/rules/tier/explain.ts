import type { ProgrammeVersion, Rule } from '../../model/programme.js';
import type { ConditionReading, TierTransition } from '../../model/tier-state.js';
import { counterfactualOf, futureText } from './counterfactual.js';
import type { LeavingFact } from './leaving-facts.js';
import type { MemberStanding } from './member-standing.js';
import { keepProgress, nextProgress, type KeepProgress, type TierProgress } from './progress.js';
import {
  besideText,
  dayText,
  figureLabel,
  figureText,
  fullDayText,
  metricLabel,
  metricUnit,
  type FigureUnit,
} from './wording.js';

/** A reading with its words; the shape of the API's `ReadingView` but for the days. */
export interface WordedReading extends ConditionReading {
  readonly label: string;
  readonly unit: FigureUnit;
}

/** Why a member stands where they stand, in the member's words (T8). */
export interface TierExplanation {
  readonly sentence: string;
  /** The transition that gave the current tier or kept it last. */
  readonly decisive: TierTransition;
  readonly readings: readonly WordedReading[];
  readonly keep: KeepProgress | null;
  readonly next: TierProgress | null;
  readonly counterfactuals: readonly string[];
  readonly leaving: readonly LeavingFact[];
}

export function explainTier(standing: MemberStanding): TierExplanation {
  const decisive = standing.state.history.at(-1)!;
  const keep = keepProgress(standing);
  const counterfactuals = [counterfactualOf(standing, decisive)?.sentence, futureText(standing)];
  return {
    sentence: sentenceOf(standing, decisive),
    decisive,
    readings: decisive.because.map(wordedReading),
    keep,
    next: nextProgress(standing),
    counterfactuals: counterfactuals.filter((text) => text !== undefined),
    leaving: keep?.leaving ?? [],
  };
}

export function wordedReading(reading: ConditionReading): WordedReading {
  return { ...reading, label: figureLabel(reading), unit: metricUnit(reading.metric) };
}

/** What a transition is called in a timeline: `升为金卡`. Names come from the version it happened under. */
export function transitionTitle(transition: TierTransition, versions: readonly ProgrammeVersion[]): string {
  const name = tierNameOf(transition.to, transition.version, versions);
  switch (transition.kind) {
    case 'join':
      return `入会成为${besideText(name)}`;
    case 'upgrade':
      return `升为${besideText(name)}`;
    case 'renew':
      return `续为${besideText(name)}`;
    case 'graceStart':
      return `${name}进入宽限期`;
    case 'downgrade':
      return `调整为${besideText(name)}`;
    case 'requalify':
      return `按新规则调整为${besideText(name)}`;
    case 'overrideStart':
      return `人工设为${besideText(name)}`;
    case 'overrideEnd':
      return `人工设定结束，为${besideText(name)}`;
    default:
      return transition.kind satisfies never;
  }
}

/** The name of a tier under a version, or under the newest version that knows it; else its key. */
export function tierNameOf(key: string, version: number, versions: readonly ProgrammeVersion[]): string {
  const exact = versions.filter((one) => one.version === version);
  for (const one of [...exact, ...versions.toReversed()]) {
    const tier = one.tiers.find((candidate) => candidate.key === key);
    if (tier) return tier.name;
  }
  return key;
}

function sentenceOf(standing: MemberStanding, transition: TierTransition): string {
  const { name } = standing.tier;
  const when = fullDayText(transition.day);
  switch (transition.kind) {
    case 'join':
      return `你是${besideText(name)}，从 ${when}入会起。`;
    case 'upgrade':
      return `你是${besideText(name)}，因为${reachedText(transition.because, when)}。`;
    case 'renew':
      return `你是${besideText(name)}，${when}评定时${figuresText(transition.because)}，达到了保级条件。`;
    case 'graceStart':
      return `你是${besideText(name)}，${when}评定时${figuresText(transition.because)}，宽限期到 ${dayText(standing.state.graceUntil ?? transition.day)}。`;
    case 'downgrade':
      return `你是${besideText(name)}，因为 ${when}${figuresText(transition.because)}，没有达到原等级的条件。`;
    case 'requalify':
      return `你是${besideText(name)}，从 ${when}起按新规则计算。`;
    case 'overrideStart':
      return `你是${besideText(name)}，${when}起由门店设定。`;
    case 'overrideEnd':
      return `你是${besideText(name)}，${when}起门店的设定结束。`;
    default:
      return transition.kind satisfies never;
  }
}

const countWords = ['', '一', '两', '三', '四', '五', '六'];

function reachedText(because: readonly ConditionReading[], when: string): string {
  const held = because.filter((reading) => reading.holds);
  const [only] = held;
  if (held.length > 1) return `这${countWords[held.length] ?? held.length}件事在 ${when}都做到了`;
  if (!only) return ` ${when}起符合条件`;
  return ` ${when}${metricLabel(only.metric)}达到 ${figureText(only.value, metricUnit(only.metric))}`;
}

function figuresText(readings: readonly Pick<ConditionReading, 'metric' | 'value'>[]): string {
  return readings
    .map(({ metric, value }) => `${metricLabel(metric)}是 ${figureText(value, metricUnit(metric))}`)
    .join('、');
}

/** What a tier asks for, as the perks page prints it under the tier's name. */
export function entryText(rule: Rule): string {
  return rule.kind !== 'condition' && rule.rules.length === 0 ? '入会即得' : ruleWords(rule);
}

function ruleWords(rule: Rule): string {
  if (rule.kind !== 'condition') return rule.rules.map(ruleWords).join(rule.kind === 'all' ? '，' : ' 或 ');
  return `${metricLabel(rule.metric)} ${figureText(rule.value, metricUnit(rule.metric))}`;
}
