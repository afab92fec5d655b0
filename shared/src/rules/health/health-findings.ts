import type { ProgrammeVersion } from '../../model/programme.js';
import type { BusinessDay } from '../../model/time.js';
import { groupThousands } from '../../money.js';
import { besideText, figureLabel, fullDayText } from '../tier/wording.js';
import type { LeadingFigure } from './leading-figure.js';

export interface HealthFinding {
  readonly kind:
    | 'crowded'
    | 'empty'
    | 'bunching'
    | 'overlap'
    | 'aboutToFall'
    | 'silent'
    | 'reviewOverdue'
    | 'reviewUnset';
  readonly severity: 'alarm' | 'warning' | 'note';
  readonly tier: string | null;
  readonly sentence: string;
}

interface Stat {
  readonly key: string;
  readonly name: string;
  readonly members: number;
  readonly share: number;
  readonly justBelow: number;
  readonly justAbove: number;
  readonly aboutToFall: number;
  readonly silentShare: number;
}

export interface FindingsInput {
  readonly version: ProgrammeVersion;
  readonly today: BusinessDay;
  readonly stats: readonly Stat[];
  readonly total: number;
  readonly figure: LeadingFigure | null;
  readonly reviewDay: BusinessDay | undefined;
  readonly values: readonly number[];
  readonly tiers: readonly string[];
}

/** The band beside a threshold in which bunching is looked for, as a part of it. */
export const EDGE = 0.05;
/** One tier with more than this does not separate anybody. */
const CROWDED_SHARE = 0.8;
/** Fewer members than this say nothing about a standard. */
const ENOUGH_MEMBERS = 20;
const MANY_FALL = 0.2;
const MANY_SILENT = 0.5;
const MANY_OVERLAP = 0.3;
const severities = ['alarm', 'warning', 'note'] as const;

/** What to look at, most pressing first. */
export function healthFindings(input: FindingsInput): readonly HealthFinding[] {
  const enough = input.total >= ENOUGH_MEMBERS;
  const found = [
    ...reviewFindings(input),
    ...(enough ? input.stats.flatMap((stat, rank) => shareFindings(stat, rank)) : []),
    ...(enough ? [...bunchingFindings(input), ...overlapFindings(input)] : []),
  ];
  return severities.flatMap((severity) => found.filter((one) => one.severity === severity));
}

function reviewFindings({ version, today, reviewDay }: FindingsInput): readonly HealthFinding[] {
  const finding = (kind: 'reviewOverdue' | 'reviewUnset', severity: 'alarm' | 'note', sentence: string) => [
    { kind, severity, tier: null, sentence },
  ];
  if (reviewDay === undefined)
    return finding('reviewUnset', 'note', `${version.name}还没有复核日期。定一个，到时会提醒你再看一遍标准。`);
  if (today <= reviewDay) return [];
  return finding(
    'reviewOverdue',
    'alarm',
    `${version.name}该在 ${fullDayText(reviewDay)}复核，已过 ${today - reviewDay} 天。看一遍标准，再定下次的日期。`,
  );
}

function shareFindings(stat: Stat, rank: number): readonly HealthFinding[] {
  const { key: tier, name, members, share, aboutToFall, silentShare } = stat;
  const found: HealthFinding[] = [];
  if (share > CROWDED_SHARE)
    found.push({
      ...{ kind: 'crowded', severity: 'alarm', tier },
      sentence: `${percent(share)}的会员都在${besideText(name)}，等级几乎不起区分作用。看看建议的门槛。`,
    });
  if (members === 0)
    found.push({
      kind: 'empty',
      severity: 'warning',
      tier,
      sentence: `${name}没有会员，门槛可能太高，或者这一级用不上。`,
    });
  if (rank > 0 && members > 0 && aboutToFall / members > MANY_FALL)
    found.push({
      ...{ kind: 'aboutToFall', severity: 'warning', tier },
      sentence: `${name}有 ${groupThousands(aboutToFall)} 人（${percent(aboutToFall / members)}）按今天的数，30 天内评定时保不住。可以先提醒他们。`,
    });
  if (rank > 0 && members > 0 && silentShare > MANY_SILENT)
    found.push({
      ...{ kind: 'silent', severity: 'warning', tier },
      sentence: `${name}里 ${percent(silentShare)}的人 90 天没有消费，等级和现在的往来对不上。`,
    });
  return found;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}% `;
}

/** More members right beside a threshold than the bins further out let expect: by half, and by three deviations. */
function bunchingFindings({ version, figure, values, total }: FindingsInput): readonly HealthFinding[] {
  if (!figure || values.length === 0) return [];
  const scale = total / values.length;
  return figure.thresholds.flatMap((threshold, i): readonly HealthFinding[] => {
    const { key: tier, name } = version.tiers[i + 1]!;
    const width = threshold * EDGE;
    const count = (bin: number) =>
      values.filter((value) => value >= threshold + bin * width && value < threshold + (bin + 1) * width).length;
    const [far, below, above, beyond] = [count(-2), count(-1), count(0), count(1)];
    const expected = (far + beyond) / 2;
    const times = (observed: number) => `${(observed / Math.max(1, expected)).toFixed(1)} 倍`;
    if (standsOut(above, expected))
      return [
        {
          ...{ kind: 'bunching', severity: 'note', tier },
          sentence: `刚过${besideText(name)}门槛的有 ${people(above * scale)} 人，约是旁边的 ${times(above)}：有人在凑门槛，门槛起作用了。`,
        },
      ];
    if (!standsOut(below, expected)) return [];
    return [
      {
        ...{ kind: 'bunching', severity: 'warning', tier },
        sentence: `差一点到${besideText(name)}的有 ${people(below * scale)} 人，约是旁边的 ${times(below)}：很多人停在门槛前，可以提醒他们，或略降门槛。`,
      },
    ];
  });
}

function standsOut(observed: number, expected: number): boolean {
  return observed >= ENOUGH_MEMBERS && observed > 1.5 * expected && observed - expected > 3 * Math.sqrt(expected);
}

function people(count: number): string {
  return groupThousands(Math.round(count));
}

/** Members of a tier whose figure today is below the middle of the tier under it: the two do not differ. */
function overlapFindings({ stats, figure, values, tiers }: FindingsInput): readonly HealthFinding[] {
  if (!figure) return [];
  const own = stats.map(({ key }) => values.filter((_, i) => tiers[i] === key).sort((a, b) => a - b));
  return stats.flatMap(({ key, name }, rank): readonly HealthFinding[] => {
    const [below, here] = [own[rank - 1] ?? [], own[rank]!];
    if (rank < 2 || below.length < ENOUGH_MEMBERS || here.length < ENOUGH_MEMBERS) return [];
    const middle = below[Math.floor(below.length / 2)]!;
    const share = here.filter((value) => value < middle).length / here.length;
    if (share <= MANY_OVERLAP) return [];
    return [
      {
        ...{ kind: 'overlap', severity: 'warning', tier: key },
        sentence: `${name}里 ${percent(share)}的人，${figureLabel(figure)}还不到${besideText(stats[rank - 1]!.name)}的中位数，这两级分不开。`,
      },
    ];
  });
}
