import { Text, View } from '@tarojs/components';
import type { NoticeView } from '@jieti/shared/api/notices';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Panel } from '../../../components/section/panel';
import { dayOfInstant, timeOfInstant } from '../../../format';
import { useSubscribe } from '../../../hooks/use-subscribe';
import { noticeState } from './notice-state';
import styles from './notices.module.scss';

interface NoticePanelProps {
  readonly notice: NoticeView;
  readonly remembered: string | undefined;
  readonly onSettings: () => void;
}

const words = { sent: '已发到微信', inbox: '只在消息页', waiting: '等待发送' } as const;

function Recent({ item }: { readonly item: NoticeView['recent'][number] }) {
  return (
    <View id={`notice-sent-${item.id}`} className={styles.recent}>
      <View className={styles.recentText}>
        <Text className={styles.recentTitle}>{item.title}</Text>
        <Text className={styles.small}>{`${dayOfInstant(item.at)} ${timeOfInstant(item.at)}`}</Text>
      </View>
      <Text className={styles.small}>{item.outcome === 'inbox' ? item.note : words[item.outcome]}</Text>
    </View>
  );
}

/** One kind: what it is for, how it stands, the last ones, and the one tap that changes it. */
export function NoticePanel({ notice, remembered, onSettings }: NoticePanelProps) {
  const subscribe = useSubscribe();
  const { on, text, inSettings } = noticeState(notice, remembered);
  return (
    <View className={styles.notice}>
      <Panel padded>
        <View className={styles.head}>
          <View className={styles.text}>
            <View className={styles.titleLine}>
              <Text className={styles.title}>{notice.title}</Text>
              {notice.purpose === 'marketing' && <Text className={styles.tag}>活动</Text>}
            </View>
            <Text className={styles.wording}>{notice.wording}</Text>
            <View className={styles.state}>
              <View className={`${styles.dot} ${on ? styles.on : ''}`} />
              <Text id={`notice-state-${notice.templateId}`} className={styles.stateText}>
                {text}
              </Text>
            </View>
          </View>
          {inSettings ? (
            <PillButton id={`notice-settings-${notice.templateId}`} onTap={onSettings}>
              去设置
            </PillButton>
          ) : (
            <PillButton id={`notice-${notice.templateId}`} onTap={() => subscribe([notice])}>
              {on ? '再订一次' : '订阅'}
            </PillButton>
          )}
        </View>
        {notice.recent.map((item) => (
          <Recent key={item.id} item={item} />
        ))}
      </Panel>
    </View>
  );
}
