import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Birthday } from '@jieti/shared/api/perks';
import { getBirthday, setBirthday } from '../../api/me';
import { sentenceOf } from '../../api/sentence-of';
import { toast } from '../../toast';

/** The member's birthday and what it brings. */
export function useBirthday() {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['birthday'], queryFn: getBirthday });
  const change = useMutation({
    mutationFn: setBirthday,
    onSuccess: (mine) => {
      queries.setQueryData(['birthday'], mine);
      toast('生日已保存');
    },
    onError: (error) => toast(sentenceOf(error)),
  });
  const save = (birthday: Birthday, onSettled: () => void) => change.mutate(birthday, { onSettled });
  return { data, save, isSaving: change.isPending };
}
