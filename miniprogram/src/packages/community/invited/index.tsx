import { useQuery } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { ApiError } from '../../../api/api-error';
import { acceptInvitation } from '../../../api/community';
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
import { invitedNotice, type InvitedOutcome } from './invited-notice';

/** What the shop says of the code; refusals are outcomes here, failures are thrown. */
async function outcomeOf(code: string | undefined): Promise<InvitedOutcome> {
  if (!code) return 'invitation_unknown';
  try {
    await acceptInvitation(code);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    switch (error.kind) {
      case 'invitation_unknown':
      case 'invitation_own':
      case 'invitation_late':
      case 'invitation_taken':
        return error.kind;
      case 'malformed':
        return 'invitation_unknown';
      default:
        throw error;
    }
  }
}

/** Where a friend's card or poster leads: whether the invitation was noted, or why not, and the way on. */
export default function InvitedPage() {
  const { params } = useRouter();
  // Whoever joined on the way here comes back without the query.
  const code = launchEntry({ query: params }).entry.invitation ?? currentEntry().entry.invitation;
  const { data, error, refetch } = useQuery({
    queryKey: ['invited', code],
    queryFn: () => outcomeOf(code),
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
