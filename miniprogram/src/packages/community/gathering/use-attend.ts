import { useMutation, useQueryClient } from '@tanstack/react-query';
import { attend } from '../../../api/gatherings';
import type { Attendance } from './attendance-of';

/** Signs in at the place; what it moved is asked for anew everywhere. */
export function useAttend(gatheringId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ code, gatheringId: named }: Attendance) => attend({ code, gatheringId: named ?? gatheringId }),
    onSuccess: () => {
      for (const key of ['gathering', 'gatherings', 'home', 'growth', 'points'])
        void queries.invalidateQueries({ queryKey: [key] });
    },
  });
}
