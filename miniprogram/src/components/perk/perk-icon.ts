import type { PerkView } from '@jieti/shared/api/tiers';
import type { IconName } from '../icon/icon';

const byKind: Readonly<Record<PerkView['kind'], IconName>> = {
  discount: 'tag',
  pointsMultiplier: 'points',
  birthday: 'cake',
  exclusive: 'leaf',
  service: 'kettle',
  freeText: 'gift',
};

/** The icon of a perk: what its title names, or else its kind. */
export function perkIcon({ title, kind }: PerkView): IconName {
  if (title.startsWith('豆子')) return 'bean';
  return title.endsWith('券') ? 'ticket' : byKind[kind];
}
