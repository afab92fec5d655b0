import { Text } from '@tarojs/components';
import type { Subscriptions } from '@jieti/shared/api/me';
import { PillButton } from '../../components/pill-button/pill-button';
import { ListRow } from '../../components/section/list-row';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { useSubscribe } from '../../hooks/use-subscribe';
import { useSubscriptions } from '../../hooks/use-subscriptions';
import styles from './me.module.scss';

type Item = Subscriptions['items'][number];

const remaining = ({ remaining: left }: Item) => (left > 0 ? `还能收到 ${left} 次` : '还没有订阅，不会发给你');

/** Which messages a member has asked for; each consent sends exactly one. */
export function Notices() {
  const subscribe = useSubscribe();
  const { data } = useSubscriptions();
  if (!data || data.items.length === 0) return null;
  return (
    <Section title="通知">
      <Panel padded>
        {data.items.map((item) => (
          <ListRow
            key={item.templateId}
            title={item.title}
            note={`${item.wording}。${remaining(item)}`}
            right={
              <PillButton id={`notice-${item.templateId}`} onTap={() => subscribe([item])}>
                订阅
              </PillButton>
            }
          />
        ))}
      </Panel>
      <Text className={styles.foot}>订阅一次只发一次，用完就停。想早点停，在微信的订阅消息设置里关掉。</Text>
    </Section>
  );
}
