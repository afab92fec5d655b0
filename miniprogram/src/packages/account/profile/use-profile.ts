import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeAvatar, bindPhone, removeAvatar } from '../../../api/joining';
import { changeProfile, getProfile } from '../../../api/me';
import { sentenceOf } from '../../../api/sentence-of';
import { toast } from '../../../toast';
import type { PhoneAnswer } from './phone-answer';

const failed = (error: unknown) => toast(sentenceOf(error));

/** The member's profile and what may be changed of it; every field by itself, none of them needed. */
export function useProfile() {
  const queries = useQueryClient();
  const profile = useQuery({ queryKey: ['profile'], queryFn: getProfile });
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ['profile'] });
    await queries.invalidateQueries({ queryKey: ['home'] });
  };
  const onSuccess = (done: string) => async () => {
    toast(done);
    await refresh();
  };
  const name = useMutation({
    mutationFn: (wanted: string) => changeProfile({ name: wanted }),
    onSuccess: onSuccess('名字已改'),
    onError: failed,
  });
  const picture = useMutation({
    mutationFn: (image: string | null) => (image === null ? removeAvatar() : changeAvatar(image)),
    onSuccess: onSuccess('头像已改'),
    onError: failed,
  });
  const phone = useMutation({ mutationFn: bindPhone, onSuccess: onSuccess('手机号已留下'), onError: failed });
  const takePhone = (answer: PhoneAnswer) => {
    if (answer.kind === 'code') phone.mutate(answer.code);
    else toast(answer.sentence);
  };
  return { profile, name, picture, phone, takePhone };
}
