import { startOfDay } from '../../calendar.js';
import type { Fact } from '../../model/fact.js';
import type { TierTransition } from '../../model/tier-state.js';
import type { BusinessDay } from '../../model/time.js';
import type { Audience } from '../conditions/condition-kind.js';
import { factId } from '../fact-id.js';
import { foldTier } from './fold.js';
import { MemberStanding } from './member-standing.js';
import { keepProgress } from './progress.js';
import { missingOf, missingText } from './missing-text.js';
import { refundBehind } from './refund-counterfactual.js';
import { besideText, dayText, dayTextFrom, figureText, fullDayText, metricLabel, metricUnit } from './wording.js';
import { versionAt } from './version-timeline.js';

export interface Counterfactual {
  /** The tier without the fact, on that day. */
  readonly tier: string;
  /** `如果没有 8 月 23 日这张小票，那天会停在 1,926，差 74，仍是银卡。` */
  readonly sentence: string;
  /** `没有这一笔会停在 1,926，差 74` */
  readonly short: string;
}

const factNouns: Readonly<Record<Fact['kind'], string>> = {
  purchase: '这张小票',
  refund: '这笔退款',
  engagement: '这次互动',
  adjustment: '这次调整',
  referral: '这次推荐',
  reversal: '这次推荐撤回',
};

/**
 * The tier without the fact that decided: where an upgrade would have stopped without the one that tipped it, or that a
 * tier would have been kept without a refund; folded again without it, at that instant.
 */
export function counterfactualOf(
  standing: MemberStanding,
  transition: TierTransition,
  audience: Audience = 'member',
): Counterfactual | null {
  if (transition.kind !== 'upgrade') return withoutRefund(standing, transition);
  const { input } = standing;
  const tipping = standing.tape.facts.find((fact) => factId(fact) === transition.trigger);
  if (!tipping) return null;
  const facts = input.facts.filter((fact) => factId(fact) !== transition.trigger);
  const without = new MemberStanding({ ...input, facts, now: transition.at });
  const version = versionAt(input.versions, transition.at);
  const reached = version.tiers.find((tier) => tier.key === transition.to);
  if (!reached || without.state.tier === transition.to) return null;
  const readings = without.readings(reached.entry, transition.day, { counts: 'entry' });
  const failing = readings.filter((reading) => !reading.holds);
  if (failing.length === 0) return null;
  const short = failing.length === 1 ? shortOf(failing[0]!) : `还差 ${missingText(missingOf(reached.entry, readings))}`;
  const when = `${dayText(transition.day)}${factNouns[tipping.kind]}`;
  const stops = `${failing.length === 1 ? '会' : ''}${short}`;
  const tier = besideText(without.tier.name);
  const sentences: Readonly<Record<Audience, string>> = {
    member: `如果没有 ${when}，那天${stops}，仍是${tier}。`,
    clerk: `没有 ${when}，会员仍是${tier}。`,
    operator: `去掉 ${transition.trigger}（${when}）重算，那天${stops}，仍是${tier}。`,
  };
  return { tier: without.state.tier, sentence: sentences[audience], short: `没有这一笔${stops}` };
}

function withoutRefund(standing: MemberStanding, transition: TierTransition): Counterfactual | null {
  const found = refundBehind(standing, transition);
  return found && { tier: found.tier, sentence: found.sentence, short: found.sentence.replace(/。$/, '') };
}

function shortOf({
  metric,
  value,
  threshold,
  op,
}: {
  metric: Parameters<typeof metricUnit>[0];
  value: number;
  threshold: number;
  op: string;
}): string {
  const gap = op === '>=' ? threshold - value : value - threshold;
  return `停在 ${figureText(value, metricUnit(metric))}，差 ${figureText(gap, metricUnit(metric))}`;
}

/** What comes next if nothing more happens; undefined when nothing ever does. */
export function futureText(standing: MemberStanding, audience: Audience = 'member'): string | undefined {
  return standing.version.ladder === 'held' ? reviewText(standing, audience) : fallText(standing, audience);
}

/** `如果从今天起不再消费，8 月 31 日评定时是 1,348，会调整为银卡。`: folded on to the review day. */
function reviewText(standing: MemberStanding, audience: Audience): string | undefined {
  const keep = keepProgress(standing);
  if (!keep) return undefined;
  const outcome = reviewOutcome(standing, keep.reviewDay);
  const figures = keep.items
    .map(({ metric, value, unit }, _, { length }) => {
      const name = length > 1 || audience === 'operator' ? metricLabel(metric) : '';
      return `${name}是 ${figureText(value, unit)}`;
    })
    .join('、');
  const day = dayTextFrom(standing.today, keep.reviewDay);
  const sentences: Readonly<Record<Audience, string>> = {
    member: `如果从今天起不再消费，${day}评定时${figures}，${outcome}。`,
    clerk: `不再消费的话，${day}评定${outcome}。`,
    operator: `按现有记录推到 ${day}评定，${figures}，${outcome}。`,
  };
  return sentences[audience];
}

function reviewOutcome({ input, version, state, tape, today }: MemberStanding, reviewDay: BusinessDay): string {
  const asOf = startOfDay(reviewDay + 1, version.timeZone);
  const after = new MemberStanding({ ...input, facts: tape.facts, now: asOf });
  const { computed, graceUntil } = after.state;
  const name = besideText(after.version.tiers[computed.rank]!.name);
  if (computed.tier !== state.computed.tier) return `会调整为${name}`;
  return graceUntil === null ? `仍是${name}` : `进入宽限期，到 ${dayTextFrom(today, graceUntil)}为止`;
}

/** Ten years are longer than any window that is not for life. */
const FAR_MS = 3_660 * 86_400_000;

function fallText(standing: MemberStanding, audience: Audience): string | undefined {
  const { input, version, state } = standing;
  const ahead = foldTier({ ...input, facts: standing.tape.facts, asOf: input.now + FAR_MS });
  const fall = ahead.history[state.history.length];
  const tier = version.tiers.find((one) => one.key === fall?.to);
  if (!fall || !tier) return undefined;
  const outcome = `${fullDayText(fall.day)}会调整为${besideText(tier.name)}。`;
  const openings: Readonly<Record<Audience, string>> = {
    member: '如果从今天起不再消费，',
    clerk: '不再消费的话，',
    operator: '按现有记录推下去，',
  };
  return `${openings[audience]}${outcome}`;
}
