import type { DowngradePolicy, TierDefinition, Validity } from '@jieti/shared/model/programme';
import { besideText } from '@jieti/shared/rules/tier/wording';
import type { Translate } from '../../../lib/use-text';

export function validityWords(validity: Validity, t: Translate): string {
  switch (validity.kind) {
    case 'forever':
      return t('长期有效');
    case 'days':
      return t('有效 {n} 天', { n: validity.days });
    case 'calendarYearEnd':
      return t('有效到年底');
    case 'anniversary':
      return t('有效到入会周年');
    default:
      return validity satisfies never;
  }
}

export function downgradeWords(policy: DowngradePolicy, below: Pick<TierDefinition, 'name'>, t: Translate): string {
  switch (policy) {
    case 'oneStep':
      return t('调整为{name}', { name: besideText(below.name) });
    case 'toQualified':
      return t('调整到够得着的等级');
    case 'toBase':
      return t('回到最初的等级');
    default:
      return policy satisfies never;
  }
}
