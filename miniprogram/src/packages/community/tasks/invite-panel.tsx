import { useQuery } from '@tanstack/react-query';
import { Button, Text, View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import type { MyInvitations } from '@jieti/shared/api/invitations';
import { getInvitations } from '../../../api/community';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { dayOfInstant } from '../../../format';
import styles from './tasks.module.scss';

type Friend = MyInvitations['items'][number];

function stateWords({ state, settlesOn }: Friend): string {
  if (state === 'joined') return '已加入，还没有消费';
  if (state === 'credited' && settlesOn) return `已消费，${settlesOn.slice(5).replace('-', '.')} 起算数`;
  return '已算数';
}

/** Brings a friend: the card to share, and what became of those who came. */
export function InvitePanel() {
  const { data } = useQuery({ queryKey: ['invitations'], queryFn: getInvitations });
  useShareAppMessage(() => ({
    title: '一起喝咖啡，加入会员有礼',
    path: `pages/home/index?i=${data?.code ?? ''}`,
  }));
  if (!data) return null;
  const { growth, returnWindowDays, joined, credited, items } = data;
  const worth = growth > 0 ? `你得 ${growth} 成长值` : '你会收到通知';
  return (
    <Section title="邀请好友" note={joined > 0 ? `来了 ${joined} 位，${credited} 位已消费` : ''}>
      <Panel padded>
        <View className={styles.invite}>
          <Text className={styles.inviteNote}>
            {`朋友第一次消费满 ${returnWindowDays} 天没有退货，${worth}。每位朋友只算一次。`}
          </Text>
          <Button id="invite-share" className={styles.share} openType="share" disabled={!data.code}>
            发给朋友
          </Button>
        </View>
        {items.slice(0, 20).map((friend) => (
          <ListRow
            key={`${friend.joinedAt}${friend.name}`}
            icon="person"
            title={friend.name}
            note={`${dayOfInstant(friend.joinedAt)}，${stateWords(friend)}`}
          />
        ))}
      </Panel>
    </Section>
  );
}
