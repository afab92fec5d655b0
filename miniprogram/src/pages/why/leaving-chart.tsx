import { Text, View } from '@tarojs/components';
import { groupThousands } from '@jieti/shared/money';
import type { LeavingSteps } from './leaving-steps';
import { lineNamePlace } from './line-name-place';
import styles from './why.module.scss';

const percent = (value: number) => `${value.toFixed(2)}%`;

/** Neighbours lie over each other by a hair, so that no gap shows between them. */
const seamless = (left: number, width: number) => Math.min(width + 0.4, 100 - left);

/** Today's figure falling step by step to the review, against the line that keeps the tier. */
export function LeavingChart({ chart, reviewOn }: { readonly chart: LeavingSteps; readonly reviewOn: string }) {
  const { steps, lineTop, first, last, threshold } = chart;
  const missing = threshold - last;
  const name = lineNamePlace(chart);
  const todayTop = steps[0]?.top ?? 0;
  const reviewTop = steps[steps.length - 1]?.top ?? 0;
  return (
    <View
      id="why-chart"
      className={styles.chart}
      aria-label={`今天 ${groupThousands(first)}，评定时 ${groupThousands(last)}，保级线 ${groupThousands(threshold)}`}
    >
      <View className={styles.chartArea}>
        {steps.map(({ left, width, top, short, fall }, i) => (
          <View key={String(i)}>
            {short > 0 && (
              <View
                className={styles.chartShort}
                style={{
                  left: percent(left),
                  width: percent(seamless(left, width)),
                  top: percent(lineTop),
                  height: percent(short),
                }}
              />
            )}
            <View
              className={styles.chartLevel}
              style={{ left: percent(left), width: percent(width), top: percent(top) }}
            />
            {fall > 0 && (
              <View
                className={styles.chartFall}
                style={{ left: percent(left + width), top: percent(top), height: percent(fall) }}
              />
            )}
          </View>
        ))}
        <View className={styles.chartLine} style={{ top: percent(lineTop) }} />
        <Text
          className={`${styles.chartLineName} ${styles[name.vertical]} ${styles[name.side]}`}
          style={{ top: percent(lineTop) }}
        >
          {`保级线 ${groupThousands(threshold)}`}
        </Text>
        <View className={`${styles.chartPoint} ${styles.chartToday}`} style={{ left: '0', top: percent(todayTop) }} />
        <View className={styles.chartPoint} style={{ left: '100%', top: percent(reviewTop) }} />
      </View>
      <View className={styles.chartFoot}>
        <Text>
          今天 <Text className={styles.chartFigure}>{groupThousands(first)}</Text>
        </Text>
        <Text>
          {`${reviewOn} `}
          <Text className={styles.chartFigure}>{groupThousands(last)}</Text>
          {missing > 0 && <Text className={styles.chartMissing}>{`，差 ${groupThousands(missing)}`}</Text>}
        </Text>
      </View>
    </View>
  );
}
