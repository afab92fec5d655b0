import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MyPrivacy } from '@jieti/shared/api/privacy';
import type { Purpose } from '@jieti/shared/model/purpose';
import { choosePurpose } from '../api/privacy';
import { sentenceOf } from '../api/sentence-of';
import { keepConsents, loadPrivacy } from '../consents';
import { keepAnswer, keptAnswer } from './kept-answer';
import { toast } from '../toast';
import { wechat } from '../wechat';

const queryKey = ['privacy', 'mine'];

interface Choice {
  readonly purpose: Purpose;
  readonly granted: boolean;
}

const withChoice = (privacy: MyPrivacy, { purpose, granted }: Choice): MyPrivacy => ({
  ...privacy,
  purposes: privacy.purposes.map((one) => (one.purpose === purpose ? { ...one, granted } : one)),
});

/** What the member allows; a choice shows at once and goes back where it could not be stored. */
export function usePrivacy() {
  const queries = useQueryClient();
  const query = useQuery({ queryKey, queryFn: async () => keepAnswer('privacy', await loadPrivacy()) });
  const stored = query.data ? undefined : keptAnswer<MyPrivacy>('privacy');
  const choose = useMutation({
    mutationFn: ({ purpose, granted }: Choice) => {
      const noticeVersion = query.data?.notice.version ?? stored?.value.notice.version ?? 1;
      return choosePurpose(purpose, { granted, noticeVersion, channel: wechat.channel });
    },
    onMutate: (choice) => {
      const before = queries.getQueryData<MyPrivacy>(queryKey);
      if (before) queries.setQueryData(queryKey, withChoice(before, choice));
      return before;
    },
    onError: (error, _choice, before) => {
      queries.setQueryData(queryKey, before);
      toast(sentenceOf(error));
    },
    onSuccess: (privacy) => {
      queries.setQueryData(queryKey, keepAnswer('privacy', keepConsents(privacy)));
      void queries.invalidateQueries({ queryKey: ['profile'] });
    },
  });
  return { ...query, stored, choose };
}
