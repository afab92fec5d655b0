import { useQuery } from '@tanstack/react-query';
import { programmeQuery } from '../../api/programme';
import { storesQuery } from '../../api/stores';
import type { NamesOf } from './points-words';

/** Keys of tiers and stores as people call them. */
export function useNames(): NamesOf {
  const { data: programme } = useQuery(programmeQuery);
  const { data: stores = [] } = useQuery(storesQuery);
  const words = new Map([
    ...stores.map(({ id, name }) => [id, name] as const),
    ...(programme?.current.tiers ?? []).map(({ key, name }) => [key, name] as const),
  ]);
  return (keys) => keys.map((key) => words.get(key) ?? key).join('、');
}
