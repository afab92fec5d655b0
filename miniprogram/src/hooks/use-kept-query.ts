import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { keepAnswer, keptAnswer } from './kept-answer';

/** When an answer came, and when the last try failed: epoch milliseconds, 0 for never. */
type Ages = Pick<UseQueryResult, 'dataUpdatedAt' | 'errorUpdatedAt'>;

/** Whether the last try to load it failed, also while the next one is on its way. */
export const couldNotRenew = ({ dataUpdatedAt, errorUpdatedAt }: Ages): boolean => errorUpdatedAt > dataUpdatedAt;

/**
 * An answer that stays on the phone for the moments without a network. `shown`: the newest there is. `staleAt`: of when
 * it is, in epoch milliseconds, where it could not be renewed. `isKept`: it comes from the phone's store.
 */
export function useKeptQuery<T>(name: string, load: () => Promise<T>) {
  const query = useQuery({ queryKey: [name], queryFn: async () => keepAnswer(name, await load()) });
  const failed = couldNotRenew(query);
  const kept = query.data === undefined && failed ? keptAnswer<T>(name) : undefined;
  const shown = query.data ?? kept?.value;
  const staleAt = failed && shown !== undefined ? (kept?.at ?? query.dataUpdatedAt) : undefined;
  return { ...query, shown, staleAt, isKept: kept !== undefined };
}
