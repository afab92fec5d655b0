import { Canvas, Text, View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { Screen } from '../../../components/screen/screen';
import { ErrorState } from '../../../components/states/error-state';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePalette } from '../../../hooks/use-palette';
import { invitationShare } from '../invitation-share';
import { Friends } from './friends';
import { InvitationRules } from './invitation-rules';
import { PosterPanel } from './poster-panel';
import { posterCanvas } from './poster-picture';
import styles from './poster.module.scss';
import { usePoster } from './use-poster';

/** The invitation: a poster to keep, a card to send, the rules in full, and who came. */
export default function PosterPage() {
  const { invitations, picture, share } = usePoster();
  useShareAppMessage(() => invitationShare(share));
  const { data, error, refetch } = invitations;
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="邀请朋友" />}>
      {!data && !error && <Skeleton panels={2} />}
      {!data && error && <ErrorState title="邀请没有加载出来" error={error} onRetry={() => void refetch()} />}
      {data && (
        <View>
          <PosterPanel picture={picture} />
          <InvitationRules invitations={data} />
          <Friends invitations={data} />
          <Text className={styles.foot}>发不发都由你，分享本身不影响等级和权益。</Text>
        </View>
      )}
      {posterCanvas && <Canvas type="2d" id={posterCanvas} className={styles.canvas} />}
    </Screen>
  );
}
