import { startOfDay } from '../../calendar.js';
import type { Fact } from '../../model/fact.js';
import type { TierTransition } from '../../model/tier-state.js';
import { factId } from '../fact-id.js';
import { foldTier } from './fold.js';
import { MemberStanding } from './member-standing.js';
import { keepProgress } from './progress.js';
import { missingOf, missingText } from './missing-text.js';
import { besideText, dayText, figureText, fullDayText, metricLabel, metricUnit } from './wording.js';
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

/** Where an upgrade would have stopped without the fact that tipped it: folded again without it, at that instant. */
export function counterfactualOf(standing: MemberStanding, transition: TierTransition): Counterfactual | null {
  const { input } = standing;
  const tipping = standing.tape.facts.find((fact) => factId(fact) === transition.trigger);
  if (!tipping || transition.kind !== 'upgrade') return null;
  const facts = input.facts.filter((fact) => factId(fact) !== transition.trigger);
  const without = new MemberStanding({ ...input, facts, now: transition.at });
  const version = versionAt(input.versions, transition.at);
  const reached = version.tiers.find((tier) => tier.key === transition.to);
  if (!reached || without.state.tier === transition.to) return null;
  const readings = without.readings(reached.entry, transition.day, { counts: 'entry' });
  const failing = readings.filter((reading) => !reading.holds);
  if (failing.length === 0) return null;
  const short = failing.length === 1 ? shortOf(failing[0]!) : `还差 ${missingText(missingOf(reached.entry, readings))}`;
  const noun = factNouns[tipping.kind];
  return {
    tier: without.state.tier,
    sentence: `如果没有 ${dayText(transition.day)}${noun}，那天${failing.length === 1 ? '会' : ''}${short}，仍是${besideText(without.tier.name)}。`,
    short: `没有这一笔${failing.length === 1 ? '会' : ''}${short}`,
  };
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
export function futureText(standing: MemberStanding): string | undefined {
  return standing.version.ladder === 'held' ? reviewText(standing) : fallText(standing);
}

/** `如果从今天起不再消费，8 月 31 日评定时是 1,348，会调整为银卡。`: folded on to the review day. */
function reviewText(standing: MemberStanding): string | undefined {
  const keep = keepProgress(standing);
  if (!keep) return undefined;
  const { input, version, state } = standing;
  const asOf = startOfDay(keep.reviewDay + 1, version.timeZone);
  const after = new MemberStanding({ ...input, facts: standing.tape.facts, now: asOf });
  const { tier, graceUntil } = after.state;
  const outcome =
    tier !== state.tier
      ? `会调整为${besideText(after.tier.name)}`
      : graceUntil === null
        ? `仍是${besideText(after.tier.name)}`
        : `进入宽限期，到 ${dayText(graceUntil)}为止`;
  const figures = keep.items.map(
    ({ metric, value, unit }, _, { length }) => `${length > 1 ? metricLabel(metric) : ''}是 ${figureText(value, unit)}`,
  );
  return `如果从今天起不再消费，${dayText(keep.reviewDay)}评定时${figures.join('、')}，${outcome}。`;
}

/** Ten years are longer than any window that is not for life. */
const FAR_MS = 3_660 * 86_400_000;

function fallText(standing: MemberStanding): string | undefined {
  const { input, version, state } = standing;
  const ahead = foldTier({ ...input, facts: standing.tape.facts, asOf: input.now + FAR_MS });
  const fall = ahead.history[state.history.length];
  const tier = version.tiers.find((one) => one.key === fall?.to);
  return fall && tier && `如果从今天起不再消费，${fullDayText(fall.day)}会调整为${besideText(tier.name)}。`;
}
