import { queryOptions } from '@tanstack/react-query';
import type { Programme, ProgrammeVersionView } from '@jieti/shared/api/programmes';
import { request } from './request';

export interface ProgrammeHistory {
  /** The version in force now. */
  readonly current: ProgrammeVersionView;
  /** All published versions, newest first. */
  readonly versions: readonly ProgrammeVersionView[];
}

export const programmeQuery = queryOptions({
  queryKey: ['programme'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<ProgrammeHistory> => {
    const { current, versions } = await request<Programme>('/programme', { signal });
    const newestFirst = [...versions].sort((a, b) => b.version - a.version);
    const inForce = newestFirst.find((version) => version.version === current);
    if (!inForce) throw new Error(`version ${current} of the programme is missing from its list`);
    return { current: inForce, versions: newestFirst };
  },
});
