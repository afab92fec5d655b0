import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../../api/api-error';
import { sentenceOf } from '../../../api/sentence-of';
import { join } from '../../../session';
import { toast } from '../../../toast';

/** Joins once, however often it is tapped; then everything that was refused to the guest is asked for anew. */
export function useJoin(noticeVersion: number, onJoined: () => void) {
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => join(noticeVersion),
    onSuccess: async () => {
      await queries.resetQueries();
      onJoined();
    },
    onError: (error) => {
      toast(sentenceOf(error));
      if (error instanceof ApiError && error.kind === 'notice_changed')
        void queries.invalidateQueries({ queryKey: ['programme', 'public'] });
    },
  });
  return { join: () => !isPending && mutate(), isJoining: isPending };
}
