import { useQuery } from '@tanstack/react-query';
import { getAvatar } from '../../api/joining';
import { wechat } from '../../wechat';

async function pathOf(): Promise<string | null> {
  const { tag, mime, image } = await getAvatar();
  return tag && mime && image ? wechat.keepPicture(tag, mime, image) : null;
}

/** What an `Image` shows of the member's picture; asked for once per picture. */
export function useAvatar(tag: string | null | undefined): string | null {
  const { data } = useQuery({
    queryKey: ['avatar', tag],
    queryFn: pathOf,
    enabled: Boolean(tag),
    staleTime: Infinity,
  });
  return (tag && data) || null;
}
