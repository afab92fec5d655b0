import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { closeAccount, getClosing } from '../../../api/privacy';
import { sentenceOf } from '../../../api/sentence-of';
import { randomId } from '../../../random-id';
import { toast } from '../../../toast';
import { forgetMember } from './forget-member';

/** What closing takes, and the closing itself; the same try has the same key, however often it is sent. */
export function useClosing() {
  const queries = useQueryClient();
  const [requestKey] = useState(() => randomId());
  const closing = useMutation({
    mutationFn: (confirm: string) => closeAccount({ confirm, requestKey }),
    onSuccess: forgetMember,
    onError: (error) => {
      toast(sentenceOf(error));
      void queries.invalidateQueries({ queryKey: ['privacy', 'closing'] });
    },
  });
  const preview = useQuery({
    queryKey: ['privacy', 'closing'],
    queryFn: getClosing,
    staleTime: 0,
    enabled: !closing.isSuccess,
  });
  return { preview, closing };
}
