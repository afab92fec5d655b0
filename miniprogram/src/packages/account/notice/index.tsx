import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import type { PrivacyNotice } from '@jieti/shared/api/privacy';
import { getPrivacyNotice } from '../../../api/joining';
import { Screen } from '../../../components/screen/screen';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { ErrorState } from '../../../components/states/error-state';
import { Skeleton } from '../../../components/states/skeleton';
import { StaleNote } from '../../../components/states/stale-note';
import { TopBar } from '../../../components/top-bar/top-bar';
import { keepAnswer, keptAnswer } from '../../../hooks/kept-answer';
import { usePalette } from '../../../hooks/use-palette';
import styles from './notice.module.scss';

function Part({ section }: { readonly section: PrivacyNotice['sections'][number] }) {
  return (
    <Section title={section.title}>
      <Panel padded>
        {section.text && <Text className={styles.text}>{section.text}</Text>}
        {section.list.map(({ title, facts }) => (
          <View key={title} className={styles.item}>
            <Text className={styles.itemTitle}>{title}</Text>
            {facts.map(({ label, text }) => (
              <View key={label} className={styles.fact}>
                <Text className={styles.label}>{label}</Text>
                <Text className={styles.value}>{text}</Text>
              </View>
            ))}
          </View>
        ))}
      </Panel>
    </Section>
  );
}

/** The notice in full; open to whoever is not a member yet. */
export default function NoticePage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['privacy', 'notice'],
    queryFn: async () => keepAnswer('notice', await getPrivacyNotice()),
  });
  const stored = data ? undefined : keptAnswer<PrivacyNotice>('notice');
  const notice = data ?? stored?.value;
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="隐私说明" />}>
      {!notice && !error && <Skeleton panels={3} />}
      {!notice && error && (
        <Panel>
          <ErrorState title="隐私说明没有加载出来" error={error} onRetry={() => void refetch()} />
        </Panel>
      )}
      {stored && error && <StaleNote at={stored.at} what="说明" onRetry={() => void refetch()} />}
      {notice && (
        <Text id="notice-version" className={styles.version}>{`第 ${notice.version} 版，${notice.since} 起`}</Text>
      )}
      {notice?.sections.map((section) => (
        <Part key={section.key} section={section} />
      ))}
    </Screen>
  );
}
