import type { PerkView } from '@jieti/shared/api/tiers';
import type { IconName } from '../icon/icon';

const byKind: Readonly<Record<PerkView['kind'], IconName>> = {
  discount: 'tag',
  birthday: 'cake',
  exclusive: 'leaf',
  service: 'kettle',
  freeText: 'gift',
};

export const perkIcon = (perk: PerkView): IconName => (perk.title.startsWith('豆子') ? 'bean' : byKind[perk.kind]);
