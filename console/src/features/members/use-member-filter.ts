import { useSearchParams } from 'react-router';
import type { MemberFilter } from '../../api/members';

const sorts = ['recent', 'joined', 'growth'] as const;

/** The filters of the list, kept in the address. Changing one starts again at the first page. */
export function useMemberFilter() {
  const [params, setParams] = useSearchParams();
  const filter: MemberFilter = {
    search: params.get('search') ?? undefined,
    tier: params.get('tier') ?? undefined,
    sort: sorts.find((sort) => sort === params.get('sort')) ?? 'recent',
  };
  const change = (key: keyof MemberFilter, value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('after');
        if (value === '') after.delete(key);
        else after.set(key, value);
        return after;
      },
      { replace: true },
    );
  return { filter, change };
}
