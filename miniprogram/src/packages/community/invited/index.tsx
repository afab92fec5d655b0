import { useQuery } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { Screen } from '../../../components/screen/screen';
import { Panel } from '../../../components/section/panel';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePalette } from '../../../hooks/use-palette';
import { currentEntry } from '../../../launch/current-entry';
import { launchEntry } from '../../../launch/launch-entry';
import { openPage } from '../../../open-page';
import { invitedNotice } from './invited-notice';
import { invitedOutcome } from './invited-outcome';

/** Where a friend's card or poster leads: whether the invitation was noted, or why not, and the way on. */
export default function InvitedPage() {
  const { params } = useRouter();
  // Whoever joined on the way here comes back without the query.
  const code = launchEntry({ query: params }).entry.invitation ?? currentEntry().entry.invitation;
  const { data, error, refetch } = useQuery({
    queryKey: ['invited', code],
    queryFn: () => invitedOutcome(code),
    staleTime: Infinity,
  });
  const notice = data && invitedNotice[data];
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="朋友的邀请" />}>
      {!data && !error && <Skeleton panels={1} />}
      <Panel padded>
        {!data && error && <ErrorState title="邀请没有记下来" error={error} onRetry={() => void refetch()} />}
        {notice && (
          <View id={`invited-${data}`}>
            <Notice
              icon={notice.icon}
              title={notice.title}
              note={notice.note}
              action={{ id: 'invited-next', label: notice.next.label, onTap: () => openPage(notice.next.page) }}
            />
          </View>
        )}
      </Panel>
    </Screen>
  );
}
