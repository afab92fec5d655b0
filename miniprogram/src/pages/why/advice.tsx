import { Text, View } from '@tarojs/components';
import type { AdviceView } from '@jieti/shared/api/tiers';
import { Icon, type IconName } from '../../components/icon/icon';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import styles from './why.module.scss';

const icons: Readonly<Record<Exclude<AdviceView['kind'], 'ways'>, IconName>> = {
  done: 'check',
  waiting: 'clock',
  none: 'clock',
};

interface AdviceProps {
  readonly id: string;
  readonly title: string;
  readonly advice: AdviceView;
}

/** What to do, the cheapest way first: done exactly it is enough, with less it is not. */
export function Advice({ id, title, advice: { kind, sentence, ways } }: AdviceProps) {
  return (
    <Section title={title}>
      <Panel padded>
        <View id={id}>
          {kind !== 'ways' && (
            <View className={styles.if}>
              <Icon name={icons[kind]} />
              <Text className={styles.ifText}>{sentence}</Text>
            </View>
          )}
          {ways.map((way) => (
            <View key={way.sentence} className={way.cheapest ? styles.cheapest : styles.way}>
              <Text className={way.cheapest ? styles.cheapestMark : styles.wayMark}>
                {way.cheapest ? '最省' : '或者'}
              </Text>
              <Text className={way.cheapest ? styles.cheapestText : styles.wayText}>{way.sentence}</Text>
            </View>
          ))}
        </View>
      </Panel>
    </Section>
  );
}
