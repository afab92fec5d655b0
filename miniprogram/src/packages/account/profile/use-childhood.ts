import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Birthday } from '@jieti/shared/api/perks';
import type { GuardianWord } from '@jieti/shared/api/privacy';
import { setBirthday } from '../../../api/me';
import { sayAsGuardian } from '../../../api/privacy';
import { sentenceOf } from '../../../api/sentence-of';
import { keepConsents } from '../../../consents';
import { keepAnswer } from '../../../hooks/kept-answer';
import { usePrivacy } from '../../../hooks/use-privacy';
import { toast } from '../../../toast';
import { wechat } from '../../../wechat';

const failed = (error: unknown) => toast(sentenceOf(error));

/** Whether the member is younger than 14, and what their guardian says (D266). */
export function useChildhood() {
  const queries = useQueryClient();
  const { data: privacy, refetch } = usePrivacy();
  const tell = useMutation({
    mutationFn: (birthday: Birthday) => setBirthday(birthday),
    onSuccess: async (mine) => {
      queries.setQueryData(['birthday'], mine);
      await refetch();
    },
    onError: failed,
  });
  const say = useMutation({
    mutationFn: (word: Pick<GuardianWord, 'granted' | 'relation'>) =>
      sayAsGuardian({ ...word, noticeVersion: privacy?.notice.version ?? 1, channel: wechat.channel }),
    onSuccess: (answer) => {
      queries.setQueryData(['privacy', 'mine'], keepAnswer('privacy', keepConsents(answer)));
      toast(answer.childhood?.isAgreed ? '已记下监护人的同意' : '已收回，全部关闭');
    },
    onError: failed,
  });
  return { privacy, tell, say };
}
