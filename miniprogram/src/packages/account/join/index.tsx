import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { PublicProgramme } from '@jieti/shared/api/joining';
import { getPublicProgramme } from '../../../api/joining';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { ErrorState } from '../../../components/states/error-state';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { openPage } from '../../../open-page';
import { staffProfile } from '../../../session';
import { pageAfterJoining } from '../../../launch/page-after-joining';
import { Ladder } from './ladder';
import { JoinSheet } from './join-sheet';
import styles from './join.module.scss';

const openClerk = () => openPage(`packages/clerk/${staffProfile() ? 'scan' : 'login'}/index`);

function Programme({ programme }: { readonly programme: PublicProgramme }) {
  return (
    <>
      <Ladder tiers={programme.tiers} />
      <Section title="成长值怎么来">
        <Panel padded>
          {programme.rules
            .flatMap((rule) => rule.split('；'))
            .map((rule) => (
              <View key={rule} className={styles.rule}>
                <View className={styles.dot} />
                <Text className={styles.ruleText}>{rule}</Text>
              </View>
            ))}
        </Panel>
      </Section>
    </>
  );
}

/** What guests see: the whole programme, and one way in. Nothing is asked or kept before they agree. */
export default function JoinPage() {
  const [asking, setAsking] = useState(false);
  const { then } = useRouter().params;
  const { data, error, refetch } = useQuery({ queryKey: ['programme', 'public'], queryFn: getPublicProgramme });
  return (
    <Screen palette="plain" top={<TopBar kind="brand" title={data?.shopName ?? '会员卡'} />}>
      {!data && !error && <Skeleton panels={3} />}
      {!data && error && (
        <Panel>
          <ErrorState title="会员说明没有加载出来" error={error} onRetry={() => void refetch()} />
        </Panel>
      )}
      {data && (
        <>
          <View className={styles.head}>
            <Text className={styles.hero}>{'来得多，\n多一点照顾'}</Text>
            <Text className={styles.lead}>入会免费，消费和社群里做的事都算成长值。不用手机号，不用填资料。</Text>
            <PillButton id="join-open" tone="solid" size="large" onTap={() => setAsking(true)}>
              加入会员
            </PillButton>
          </View>
          <Programme programme={data} />
        </>
      )}
      <Section title="店里的人">
        <Panel padded>
          <ListRow id="join-clerk" icon="store" title="店员入口" onTap={openClerk} />
        </Panel>
      </Section>
      {data && asking && <JoinSheet programme={data} page={pageAfterJoining(then)} onClose={() => setAsking(false)} />}
    </Screen>
  );
}
