import { Text, View } from '@tarojs/components';
import type { Explanation } from '@jieti/shared/api/tiers';
import { getExplanation } from '../../api/me';
import { serverNow } from '../../clock';
import { Icon } from '../../components/icon/icon';
import { Screen } from '../../components/screen/screen';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { ErrorState } from '../../components/states/error-state';
import { Skeleton } from '../../components/states/skeleton';
import { StaleNote } from '../../components/states/stale-note';
import { TopBar } from '../../components/top-bar/top-bar';
import { shopDay, signed, spokenDay } from '../../format';
import { useKeptQuery } from '../../hooks/use-kept-query';
import { usePalette } from '../../hooks/use-palette';
import { usePullToRefresh } from '../../hooks/use-pull-to-refresh';
import { Advice } from './advice';
import { leavingByMonth } from './leaving-by-month';
import { LeavingChart } from './leaving-chart';
import { leavingSteps } from './leaving-steps';
import { Readings } from './readings';
import { HarvestRow } from '../../components/subscribe-row/harvest-row';
import { Timeline } from './timeline';
import styles from './why.module.scss';

/** The date within the sentence carries the accent. */
function Hero({ sentence }: { readonly sentence: string }) {
  const parts = sentence.split(/(\d{4} 年 \d{1,2} 月 \d{1,2} 日)/);
  return (
    <View id="why-sentence" className={styles.hero}>
      {parts.map((part, i) => (
        <Text key={part + String(i)} className={i % 2 === 1 ? styles.heroDate : ''}>
          {part}
        </Text>
      ))}
    </View>
  );
}

function Ifs({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Section title="如果">
      <Panel padded>
        {sentences.map((sentence, i) => (
          <View key={sentence} className={styles.if}>
            <Icon name={i === 0 ? 'undo' : 'clock'} />
            <Text className={styles.ifText}>{sentence}</Text>
          </View>
        ))}
      </Panel>
    </Section>
  );
}

function Leaving({ why }: { readonly why: Explanation }) {
  const { leaving: items } = why;
  const chart = leavingSteps(why, shopDay(serverNow()));
  if (items.length === 0) return null;
  return (
    <Section title="评定前会移出的记录">
      <Panel padded>
        <Text className={styles.leavingLead}>只算窗口里的记录，满期的逐笔移出。</Text>
        {chart && <LeavingChart chart={chart} reviewOn={spokenDay(why.graceUntil ?? why.until ?? '')} />}
        {leavingByMonth(items).map(({ month, label, records, growth }) => (
          <View key={month} className={styles.leaving}>
            <Text className={styles.leavingDay}>{label}</Text>
            <Text className={styles.leavingTitle}>{`${records} 笔`}</Text>
            <Text>{signed(-growth)}</Text>
          </View>
        ))}
      </Panel>
    </Section>
  );
}

function NonChanges({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Section title="为什么没有升、没有降">
      <Panel padded>
        {sentences.map((sentence) => (
          <View key={sentence} className={styles.if}>
            <Text className={styles.ifText}>{sentence}</Text>
          </View>
        ))}
      </Panel>
    </Section>
  );
}

function Body({ why }: { readonly why: Explanation }) {
  const { advice, readings } = why;
  const contributions = readings.some(({ parts }) => parts) ? [] : why.contributions;
  return (
    <View className={styles.body}>
      <Hero sentence={why.sentence} />
      <Readings readings={readings} />
      {contributions.map((line) => (
        <Text key={line} className={styles.contribution}>
          {line}
        </Text>
      ))}
      {why.community && (
        <Text id="why-community" className={styles.contribution}>
          {why.community.sentence}
        </Text>
      )}
      {advice.keep && <Advice id="why-keep" title="怎么保级" advice={advice.keep} />}
      {advice.next && <Advice id="why-next" title="怎么升级" advice={advice.next} />}
      <HarvestRow id="why-notices" title="等级变化前提醒我" keys={['tier-up', 'tier-at-risk', 'tier-down']} />
      <NonChanges sentences={why.nonChanges} />
      <Section title="一步一步">
        <Timeline items={why.timeline} />
      </Section>
      <Ifs sentences={why.counterfactuals} />
      <Leaving why={why} />
      <Text className={styles.foot}>{`按规则第 ${why.version} 版计算`}</Text>
    </View>
  );
}

export default function WhyPage() {
  const palette = usePalette();
  const why = useKeptQuery('why', getExplanation);
  usePullToRefresh(why.refetch);
  const { shown, staleAt, error, isFetching } = why;
  const retry = () => void why.refetch();
  return (
    <Screen palette={shown?.tier.palette ?? palette} top={<TopBar kind="back" title="等级说明" />}>
      {!shown && !error && <Skeleton panels={3} />}
      {!shown && error && <ErrorState title="说明没有加载出来" error={error} onRetry={retry} />}
      {staleAt !== undefined && <StaleNote id="why-stale" at={staleAt} what="说明" busy={isFetching} onRetry={retry} />}
      {shown && <Body why={shown} />}
    </Screen>
  );
}
