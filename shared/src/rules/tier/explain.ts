import type { ProgrammeVersion, Rule } from '../../model/programme.js';
import type { ConditionReading, TierTransition } from '../../model/tier-state.js';
import type { Audience } from '../conditions/condition-kind.js';
import { adviceToKeep, adviceToReach } from '../advice/cheapest-actions.js';
import { wordedAdvice, type WordedAdvice } from '../advice/worded-advice.js';
import { compositeContributions, type CompositeContribution } from './composite-contributions.js';
import { counterfactualOf, futureText } from './counterfactual.js';
import type { LeavingFact } from './leaving-facts.js';
import { leftText } from './left-facts.js';
import type { MemberStanding } from './member-standing.js';
import { keepProgress, nextProgress, type KeepProgress, type TierProgress } from './progress.js';
import { refundInTheWay } from './refund-counterfactual.js';
import { tierNameOf } from './tier-name-of.js';
import { transitionSentence } from './transition-sentence.js';
import { whyNotHigher, whyNotLower } from './why-not.js';
import { besideText, figureLabel, figureText, metricLabel, metricUnit, type FigureUnit } from './wording.js';

/** A reading with its words; the shape of the API's `ReadingView` but for the days. */
export interface WordedReading extends ConditionReading {
  readonly label: string;
  readonly unit: FigureUnit;
}

/** Why a member stands where they stand, in the words of who reads it (T8). */
export interface TierExplanation {
  readonly sentence: string;
  /** The transition that gave the current tier or kept it last. */
  readonly decisive: TierTransition;
  readonly readings: readonly WordedReading[];
  readonly keep: KeepProgress | null;
  readonly next: TierProgress | null;
  /** Without the tipping fact, without a refund, what had left the window, and what comes if nothing more happens. */
  readonly counterfactuals: readonly string[];
  /** What each factor adds to the composite score; empty where no rule reads one. */
  readonly contributions: readonly CompositeContribution[];
  /** The cheapest ways to keep and to reach a tier, each exact. */
  readonly advice: { readonly keep: WordedAdvice | null; readonly next: WordedAdvice | null };
  /** Why it is not higher (absent at the top), and why it is not lower. */
  readonly nonChanges: readonly string[];
  readonly leaving: readonly LeavingFact[];
}

export function explainTier(standing: MemberStanding, audience: Audience = 'member'): TierExplanation {
  const { versions, overrides } = standing.input;
  const decisive = decisiveStep(standing);
  const keep = keepProgress(standing);
  const scene = { versions, overrides, tierName: standing.tier.name };
  const counterfactuals = [
    counterfactualOf(standing, decisive, audience)?.sentence,
    leftText(standing, decisive),
    decisive.kind === 'upgrade' ? undefined : refundInTheWay(standing)?.sentence,
    futureText(standing, audience),
  ];
  return {
    sentence: transitionSentence(decisive, scene, audience),
    decisive,
    readings: decisive.because.map(wordedReading),
    keep,
    next: nextProgress(standing),
    counterfactuals: counterfactuals.filter((text) => text !== undefined),
    contributions: compositeContributions(standing),
    advice: {
      keep: wordedAdvice(standing, adviceToKeep(standing), audience),
      next: wordedAdvice(standing, adviceToReach(standing), audience),
    },
    nonChanges: [whyNotHigher(standing, audience), whyNotLower(standing, audience)].filter((text) => text !== null),
    leaving: keep?.leaving ?? [],
  };
}

/** The start of the override that decides; else the last step of the computed tier, or the end of an override after it. */
function decisiveStep({ state }: MemberStanding): TierTransition {
  const { history, override, computed } = state;
  const setByHand = override && (override.kind === 'pin' || override.rank > computed.rank) ? override.id : null;
  const decides = ({ kind, trigger, from, to }: TierTransition) =>
    setByHand === null
      ? kind !== 'overrideStart' && (kind !== 'overrideEnd' || from !== to)
      : kind === 'overrideStart' && trigger === `override/${setByHand}`;
  return history.findLast(decides) ?? history.at(-1)!;
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

/** What a tier asks for, as the perks page prints it under the tier's name. */
export function entryText(rule: Rule): string {
  return rule.kind !== 'condition' && rule.rules.length === 0 ? '入会即得' : ruleWords(rule);
}

function ruleWords(rule: Rule): string {
  if (rule.kind !== 'condition') return rule.rules.map(ruleWords).join(rule.kind === 'all' ? '，' : ' 或 ');
  return `${metricLabel(rule.metric)} ${figureText(rule.value, metricUnit(rule.metric))}`;
}
