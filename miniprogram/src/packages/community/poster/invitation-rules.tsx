import { Text, View } from '@tarojs/components';
import type { MyInvitations } from '@jieti/shared/api/invitations';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { invitationRules } from './invitation-rule-lines';
import styles from './poster.module.scss';

/** All of it, on the page itself. */
export function InvitationRules({ invitations }: { readonly invitations: MyInvitations }) {
  return (
    <Section title="邀请规则">
      <Panel padded>
        <View id="invitation-rules" className={styles.rules}>
          {invitationRules(invitations).map((line, i) => (
            <View key={line} className={styles.rule}>
              <Text className={styles.number}>{i + 1}</Text>
              <Text className={styles.line}>{line}</Text>
            </View>
          ))}
        </View>
      </Panel>
    </Section>
  );
}
