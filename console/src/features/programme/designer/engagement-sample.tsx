import { InputNumber } from 'antd';
import { useState } from 'react';
import { activityLabel } from '@jieti/shared/rules/activity-label';
import { count } from '../../../lib/numbers';
import { useText } from '../../../lib/use-text';
import { sampleOf, type ActivityWorth } from '../model/activity-table';
import styles from './engagement.module.css';

interface EngagementSampleProps {
  readonly rows: readonly ActivityWorth[];
  readonly streakDays: number | undefined;
  readonly hasScore: boolean;
}

/** Reckons what a member would get in thirty days; only to look at, nothing of it is kept. */
export function EngagementSample({ rows, streakDays, hasScore }: EngagementSampleProps) {
  const t = useText();
  const [times, setTimes] = useState<Readonly<Record<string, number>>>({ checkin: 20, streak: 2, read: 8 });
  const { growth, score } = sampleOf(rows, times, streakDays);
  const shown = rows.filter(({ growth: of, score: points }) => (of ?? 0) > 0 || (points ?? 0) > 0);
  if (shown.length === 0) return null;
  return (
    <section className={styles.sample} aria-label={t('算一位会员')}>
      <h4>{t('算一位会员：30 天里')}</h4>
      <div className={styles.sampleInputs}>
        {shown.map(({ activity }) => (
          <InputNumber
            key={activity}
            aria-label={t('{name}的次数', { name: activityLabel(activity) })}
            value={times[activity] ?? 0}
            min={0}
            max={10_000}
            precision={0}
            prefix={activityLabel(activity)}
            suffix={t('次')}
            onChange={(next) => setTimes({ ...times, [activity]: next ?? 0 })}
          />
        ))}
      </div>
      <p data-testid="activity-sample">
        {hasScore
          ? t('得 {growth} 成长值、{score} 互动分（衰减之前）。超过上限的不计。', {
              growth: count(growth),
              score: count(score),
            })
          : t('得 {growth} 成长值。超过上限的不计。', { growth: count(growth) })}
      </p>
    </section>
  );
}
