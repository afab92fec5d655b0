import { Button, Text, View } from '@tarojs/components';
import type { MyInvitations } from '@jieti/shared/api/invitations';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { openPage } from '../../../open-page';
import styles from './tasks.module.scss';

/** Brings a friend: the card to send, and the page with poster, rules and who came. */
export function InvitePanel({ invitations }: { readonly invitations: MyInvitations | undefined }) {
  if (!invitations) return null;
  const { growth, returnWindowDays, joined, credited, code } = invitations;
  const worth = growth > 0 ? `你得 ${growth} 成长值` : '会员规则目前不为它加成长值';
  return (
    <Section title="邀请朋友" note={joined > 0 ? `来了 ${joined} 位，${credited} 位已消费` : ''}>
      <Panel padded>
        <View className={styles.invite}>
          <Text className={styles.inviteNote}>
            {`朋友第一笔消费过了 ${returnWindowDays} 天退货期没有退掉，${worth}。每位只算一次，分享本身没有奖励。`}
          </Text>
          <Button id="invite-share" className={styles.share} openType="share" disabled={code ? undefined : true}>
            发给朋友
          </Button>
        </View>
        <ListRow
          id="to-poster"
          icon="share"
          title="海报和完整规则"
          note="存到相册，或看看谁来了"
          onTap={() => openPage('packages/community/poster/index')}
        />
      </Panel>
    </Section>
  );
}
