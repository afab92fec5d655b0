import { useQuery } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import { wechat } from '../../../wechat';

/** What WeChat's own settings say, asked again whenever the person comes back from them. */
export function useSettings() {
  const { data: settings, refetch } = useQuery({
    queryKey: ['wechat-settings'],
    queryFn: () => wechat.subscriptionSettings().catch(() => null),
    staleTime: 0,
  });
  useDidShow(() => void refetch());
  const openSettings = () => {
    wechat.openSettings().then(
      () => void refetch(),
      () => undefined,
    );
  };
  return { settings, openSettings };
}
