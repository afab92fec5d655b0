import { useQuery } from '@tanstack/react-query';
import type { TierBadge } from '@jieti/shared/api/tiers';
import { homeQuery } from './home-query';
import { storedHome } from './stored-home';

/** The palette of the member's tier, as last seen; plain before the first answer. */
export function usePalette(): TierBadge['palette'] {
  const { data } = useQuery(homeQuery);
  return (data ?? storedHome())?.tier.palette ?? 'plain';
}
