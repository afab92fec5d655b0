import { useQuery } from '@tanstack/react-query';
import { programmeQuery } from './programme';
import { storesQuery } from './stores';

/** Keys of tiers and stores as people call them, one after the other. */
export type KeyNames = (keys: readonly string[]) => string;

export function useKeyNames(): KeyNames {
  const { data: programme } = useQuery(programmeQuery);
  const { data: stores = [] } = useQuery(storesQuery);
  const words = new Map([
    ...stores.map(({ id, name }) => [id, name] as const),
    ...(programme?.current.tiers ?? []).map(({ key, name }) => [key, name] as const),
  ]);
  return (keys) => keys.map((key) => words.get(key) ?? key).join('、');
}
