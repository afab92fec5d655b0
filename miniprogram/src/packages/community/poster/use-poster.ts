import { useQuery } from '@tanstack/react-query';
import { maskName } from '@jieti/shared/rules/mask';
import { getInvitationPicture, getInvitations } from '../../../api/community';
import { useHome } from '../../../hooks/use-home';
import { posterPicture } from './poster-picture';

/** What the page of the invitation shows: its numbers, and the poster once it is drawn. */
export function usePoster() {
  const { data, stored } = useHome();
  const home = data ?? stored;
  const inviter = maskName(home?.member.name ?? '');
  const shopName = home?.shopName ?? '';
  const palette = home?.tier.palette ?? 'plain';
  const invitations = useQuery({ queryKey: ['invitations'], queryFn: getInvitations });
  const code = invitations.data?.code ?? '';
  const picture = useQuery({
    queryKey: ['poster', code, palette, inviter, shopName],
    queryFn: async () => posterPicture({ palette, inviter, shopName }, await getInvitationPicture()),
    enabled: code !== '' && home !== undefined,
    staleTime: Infinity,
    retry: false,
  });
  return { invitations, picture, share: { code, inviter, shopName } };
}
