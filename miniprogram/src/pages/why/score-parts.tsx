import { Text, View } from '@tarojs/components';
import type { ReadingView } from '@jieti/shared/api/tiers';
import type { Metric } from '@jieti/shared/model/programme';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import { spanText } from '@jieti/shared/rules/conditions/window-label';
import { Bar } from '../../components/progress/bar';
import { measure } from '../../format';
import styles from './why.module.scss';

type ScorePart = NonNullable<ReadingView['parts']>[number];

const isMetric = (name: string): name is Metric => Object.keys(conditionKinds).includes(name);

function Part({ part: { metric, window, value, cap, weightPercent, score } }: { readonly part: ScorePart }) {
  if (!isMetric(metric)) return null;
  const { label, unit } = conditionKinds[metric];
  return (
    <View>
      <View className={styles.partLine}>
        <Text>{`${spanText({ metric, window })}${label}`}</Text>
        <Text
          className={styles.partNeed}
        >{`${measure(value, unit)}，满 ${measure(cap, unit)} 得 ${weightPercent} 分`}</Text>
        <Text className={styles.partScore}>{measure(score, 'score')}</Text>
      </View>
      <Bar value={score} threshold={weightPercent * 100} />
    </View>
  );
}

/** What each figure adds to a composite score, against the most it can add. */
export function ScoreParts({ parts }: { readonly parts: readonly ScorePart[] }) {
  return (
    <View className={styles.parts}>
      {parts.map((part, i) => (
        <Part key={part.metric + String(i)} part={part} />
      ))}
    </View>
  );
}
