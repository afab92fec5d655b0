import type { ReadingView } from '@jieti/shared/api/tiers';
import type { Metric } from '@jieti/shared/model/programme';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import { figureLabel, metricUnit } from '@jieti/shared/rules/tier/wording';
import { measure } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import styles from './reading.module.css';

type Part = NonNullable<ReadingView['parts']>[number];

const SCORE = 100;
const shades = ['#1F5A4C', '#3F8472', '#7FAD9D', '#A9C9BD', '#C9DDD5'] as const;

/** What each factor adds to a composite score: its value, its cap, its weight, its points (T4). */
export function ScoreParts({ parts }: { readonly parts: readonly Part[] }) {
  const t = useText();
  return (
    <div className={styles.score}>
      <div className={styles.scoreBar} aria-hidden="true">
        {parts.map((part, index) => (
          <i
            key={labelOf(part)}
            style={{ width: `${part.score / SCORE}%`, background: shades[index % shades.length] }}
          />
        ))}
      </div>
      <ul>
        {parts.map((part, index) => (
          <li key={labelOf(part)}>
            <i style={{ background: shades[index % shades.length] }} />
            <span>
              {labelOf(part)} {figureOf(part, part.value)}
              <em>
                {part.value >= part.cap ? t('到顶') : t('{cap} 封顶', { cap: figureOf(part, part.cap) })}，
                {t('占 {n}%', { n: part.weightPercent })}
              </em>
            </span>
            <b>{t('{n} 分', { n: part.score / SCORE })}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

const isMetric = (metric: string): metric is Metric => metric in conditionKinds;

function labelOf({ metric, window }: Part): string {
  return isMetric(metric) ? figureLabel({ metric, window }) : metric;
}

function figureOf({ metric }: Part, value: number): string {
  return isMetric(metric) ? measure(value, metricUnit(metric)) : String(value);
}
