import type { TierDefinition, Validity } from '../../model/programme.js';
import type { Audience } from '../conditions/condition-kind.js';
import { besideText } from '../tier/wording.js';
import type { ProgrammeDraft } from './programme-problem.js';
import { ruleSentence } from './rule-sentence.js';

/** One tier in plain language, as the designer's card and the members' page of rules print it. */
export interface TierSentences {
  /** `近 12 个月成长值满 1,800，且到店满 10 天，当天升为金卡，有效 12 个月` */
  readonly gain: string;
  /** `到期时近 12 个月成长值满 1,600，就能保住金卡`; null where nothing is reviewed. */
  readonly keep: string | null;
  /** What happens otherwise; null where nothing is reviewed. */
  readonly lapse: string | null;
  /** `豆子 9 折、生日饮品`; null without perks. */
  readonly perks: string | null;
}

export function tierSentences(draft: ProgrammeDraft, rank: number, audience: Audience): TierSentences {
  const tier = draft.tiers[rank]!;
  const isReviewed = draft.ladder === 'held' && rank > 0 && tier.validity.kind !== 'forever';
  return {
    gain: gainText(draft, tier, rank),
    keep: isReviewed ? keepText(tier, audience) : null,
    lapse: isReviewed ? lapseText(draft, tier, rank, audience) : null,
    perks: tier.perks.length > 0 ? tier.perks.map(({ title }) => title).join('、') : null,
  };
}

function gainText(draft: ProgrammeDraft, { name, entry, validity }: TierDefinition, rank: number): string {
  const shown = besideText(name);
  if (draft.ladder === 'live') return rank === 0 ? `其余的人归为${shown}` : `${ruleSentence(entry)}，归为${shown}`;
  return rank === 0
    ? `入会就是${shown}，${validityText(validity)}`
    : `${ruleSentence(entry)}，当天升为${shown}，${validityText(validity)}`;
}

/** `有效 12 个月`, `有效 90 天`, `当年 12 月 31 日到期`. */
export function validityText(validity: Validity): string {
  switch (validity.kind) {
    case 'forever':
      return '长期有效';
    case 'days':
      return validity.days % 365 === 0 ? `有效 ${(validity.days / 365) * 12} 个月` : `有效 ${validity.days} 天`;
    case 'calendarYearEnd':
      return '当年 12 月 31 日到期';
    case 'anniversary':
      return '到下一个入会周年的前一天';
    default:
      return validity satisfies never;
  }
}

function keepText({ name, retention, entry }: TierDefinition, audience: Audience): string {
  const rule = ruleSentence(retention ?? entry);
  return audience === 'operator' ? `评定日${rule}，就续期` : `到期时${rule}，就能保住${besideText(name)}`;
}

function lapseText(draft: ProgrammeDraft, tier: TierDefinition, rank: number, audience: Audience): string {
  const outcome = outcomeText(draft, tier, rank);
  const { graceDays } = tier;
  if (audience === 'operator')
    return graceDays > 0 ? `没达到的宽限 ${graceDays} 天，仍没达到就${outcome}` : `没达到的当天${outcome}`;
  return graceDays > 0
    ? `没达到时有 ${graceDays} 天宽限期，权益不变；期内补上就保住，过后${outcome}`
    : `没达到时${outcome}`;
}

function outcomeText({ tiers }: ProgrammeDraft, { downgrade }: TierDefinition, rank: number): string {
  switch (downgrade) {
    case 'oneStep':
      return `调整为${besideText(tiers[rank - 1]!.name)}`;
    case 'toBase':
      return `调整为${besideText(tiers[0]!.name)}`;
    case 'toQualified':
      return '调整为当时符合的等级';
    default:
      return downgrade satisfies never;
  }
}
