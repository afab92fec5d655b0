import type { Condition } from '../../model/programme.js';
import { conditionsOf } from '../tier/compile-rule.js';
import { compileVersion } from '../tier/compile-version.js';
import { compositeContributions } from '../tier/composite-contributions.js';
import type { MemberStanding } from '../tier/member-standing.js';
import { WindowReading } from '../tier/window-reading.js';
import { figureLabel } from '../tier/wording.js';

type ShareMetric = 'growth' | 'engagementScore' | 'composite';

export interface CommunityShare {
  readonly metric: ShareMetric;
  readonly label: string;
  /** 0–100, one decimal. */
  readonly sharePercent: number;
  /** Growth; points for the engagement score, points of 100 for the composite. */
  readonly amount: number;
  readonly total: number;
  /** `等级中 18.4% 来自社群` */
  readonly sentence: string;
}

/**
 * How much of what decides a member's tier comes from community activity (D251): of the first figure that the next
 * tier, at the top the tier held, reads of growth, engagement score or composite score, within its window, today. Null
 * where the rule reads none of them.
 */
export function communityShare(standing: MemberStanding): CommunityShare | null {
  const { tiers } = standing.version;
  const rule = (tiers[standing.state.rank + 1] ?? tiers[standing.state.rank])!.entry;
  const figure = conditionsOf(rule).find((one): one is Condition & { metric: ShareMetric } => isShared(one.metric));
  if (!figure) return null;
  const { amount, total } = partsOf(standing, figure);
  const sharePercent = percentOf(amount, total);
  return {
    metric: figure.metric,
    label: figureLabel(figure),
    sharePercent,
    amount,
    total,
    sentence: words(sharePercent),
  };
}

interface Parts {
  readonly amount: number;
  readonly total: number;
}

function partsOf(standing: MemberStanding, { metric, window }: Condition & { metric: ShareMetric }): Parts {
  switch (metric) {
    case 'growth':
      return growthParts(standing, window);
    case 'engagementScore': {
      const score = readingOf(standing, window).score / 100;
      return { amount: score, total: score };
    }
    case 'composite':
      return compositeParts(standing);
    default:
      return metric satisfies never;
  }
}

function growthParts(standing: MemberStanding, window: Condition['window']): Parts {
  const reading = readingOf(standing, window);
  const { facts } = standing.tape;
  const own = reading.inside.filter((index) => facts[index]!.kind === 'engagement');
  return { amount: own.reduce((sum, index) => sum + reading.growthAt(index), 0), total: reading.growth };
}

/** Referrals and the engagement score are community; of growth as much as of the growth itself. */
function compositeParts(standing: MemberStanding): Parts {
  let [amount, total] = [0, 0];
  for (const { metric, window, score } of compositeContributions(standing)) {
    total += score;
    if (metric === 'engagementScore' || metric === 'referralsConverted') amount += score;
    if (metric === 'growth') amount += (score * percentOf(...shareOf(growthParts(standing, window)))) / 100;
  }
  return { amount: amount / 100, total: total / 100 };
}

const shareOf = ({ amount, total }: Parts): [number, number] => [amount, total];

function readingOf({ tape, member, version, today }: MemberStanding, window: Condition['window']): WindowReading {
  const compiled = compileVersion(version);
  return new WindowReading(window, { tape, member, compiled, day: today, maturedBy: today, counts: 'entry' });
}

/** One decimal, 0–100: corrections by hand may leave less in all than the community brought. */
function percentOf(amount: number, total: number): number {
  if (amount <= 0) return 0;
  return amount >= total ? 100 : Math.round((amount * 1000) / total) / 10;
}

function words(sharePercent: number): string {
  return sharePercent === 0 ? '等级里还没有来自社群的部分' : `等级中 ${sharePercent}% 来自社群`;
}

function isShared(metric: Condition['metric']): metric is ShareMetric {
  return metric === 'growth' || metric === 'engagementScore' || metric === 'composite';
}
