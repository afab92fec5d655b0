import { QueryClientProvider } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { tellGroup } from './analytics/group-visit';
import { trackPages } from './analytics/track-pages';
import { followLaunch } from './launch/follow-launch';
import { followPrivacy } from './launch/follow-privacy';
import { followUpdates } from './launch/follow-updates';
import { followWechat, queryClient } from './query-client';
import './app.scss';

followWechat();
followUpdates();
followPrivacy();
trackPages();

export default function App({ children }: PropsWithChildren) {
  useDidShow((options) => {
    followLaunch(options);
    void tellGroup(options?.scene);
  });
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
