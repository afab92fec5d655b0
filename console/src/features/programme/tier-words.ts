import type { ProgrammeVersionView } from '@jieti/shared/api/programmes';
import { ruleWords } from '../../lib/rule-words';

type Tier = ProgrammeVersionView['tiers'][number];

/** `近 365 天成长值满 2,000，当天升为金卡，有效 365 天。` */
export function entryWords(tier: Tier): string {
  const rule = ruleWords(tier.entry);
  const start = rule === '' ? `完成入会即为${tier.name}` : `${rule}，当天升为${tier.name}`;
  return `${start}，${validityWords(tier.validity)}。`;
}

/** `到期时近 365 天成长值满 1,600，续期；否则宽限 30 天后调整为银卡。` Null where nothing has to be kept. */
export function keepWords(tier: Tier, below: Tier | null): string | null {
  if (tier.validity.kind === 'forever' || !below) return null;
  const rule = ruleWords(tier.retention ?? tier.entry);
  const grace = tier.graceDays > 0 ? `宽限 ${tier.graceDays} 天后` : '';
  return `到期时${rule}，续期；否则${grace}${downgradeWords(tier, below)}。`;
}

function validityWords(validity: Tier['validity']): string {
  switch (validity.kind) {
    case 'forever':
      return '长期有效';
    case 'days':
      return `有效 ${validity.days} 天`;
    case 'calendarYearEnd':
      return '有效到年底';
    case 'anniversary':
      return '有效到入会周年';
    default:
      return validity satisfies never;
  }
}

function downgradeWords(tier: Tier, below: Tier): string {
  switch (tier.downgrade) {
    case 'oneStep':
      return `调整为${below.name}`;
    case 'toQualified':
      return '调整到够得着的等级';
    case 'toBase':
      return '回到最初的等级';
    default:
      return tier.downgrade satisfies never;
  }
}
