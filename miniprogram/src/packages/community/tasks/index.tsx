import { useQuery } from '@tanstack/react-query';
import { useShareAppMessage } from '@tarojs/taro';
import { maskName } from '@jieti/shared/rules/mask';
import { getInvitations } from '../../../api/community';
import { Screen } from '../../../components/screen/screen';
import { TopBar } from '../../../components/top-bar/top-bar';
import { useHome } from '../../../hooks/use-home';
import { usePalette } from '../../../hooks/use-palette';
import { AskPurpose } from '../ask-purpose';
import { invitationShare } from '../invitation-share';
import { ArticlesPanel } from './articles-panel';
import { CheckInPanel } from './check-in-panel';
import { CommunityShare } from './community-share';
import { GatheringsPanel } from './gatherings-panel';
import { InvitePanel } from './invite-panel';
import { SpeakPanel } from './speak-panel';
import { SurveysPanel } from './surveys-panel';

/** What a member can do beside buying, and how much of the tier comes from it. */
export default function TasksPage() {
  const { data, stored } = useHome();
  const home = data ?? stored;
  const { data: invitations } = useQuery({ queryKey: ['invitations'], queryFn: getInvitations });
  useShareAppMessage(() =>
    invitationShare({
      code: invitations?.code ?? '',
      inviter: maskName(home?.member.name ?? ''),
      shopName: home?.shopName ?? '',
    }),
  );
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="社群任务" />}>
      {home?.community && <CommunityShare community={home.community} />}
      <CheckInPanel />
      <SurveysPanel />
      <ArticlesPanel />
      <GatheringsPanel />
      <InvitePanel invitations={invitations} />
      <SpeakPanel />
      <AskPurpose purpose="groups" />
    </Screen>
  );
}
