import { InputNumber, Switch } from 'antd';
import type { EngagementScoreRules } from '@jieti/shared/model/programme';
import { FormField } from '../../../components/form-field';
import { useText } from '../../../lib/use-text';
import { ActivityRows } from './activity-rows';
import { problemsAt, useDesk } from './desk';
import styles from './designer.module.css';

const usual: EngagementScoreRules = { halfLifeDays: 90, kinds: [{ activity: 'checkin', weight: 1, dailyCap: 1 }] };

export function ScoreFields() {
  const t = useText();
  const desk = useDesk();
  const { definition } = desk;
  const { engagementScore } = definition;
  const put = (next: EngagementScoreRules | undefined, tag?: string) =>
    desk.change({ ...definition, engagementScore: next }, tag);
  return (
    <div className={styles.form}>
      <label className={styles.switch}>
        <Switch checked={engagementScore !== undefined} onChange={(on) => put(on ? usual : undefined)} />
        {t('用互动分')}
      </label>
      <p className={styles.hint}>{t('社群活动按次计分，可以随时间衰减；条件里选“互动分”时用到。')}</p>
      {engagementScore && (
        <>
          <FormField label={t('多少天减半')} problem={problemsAt(desk, 'engagementScore.halfLifeDays')[0]}>
            {(id) => (
              <InputNumber
                id={id}
                value={engagementScore.halfLifeDays}
                min={1}
                max={3660}
                precision={0}
                placeholder={t('不衰减')}
                suffix={t('天')}
                style={{ width: '100%' }}
                onChange={(halfLifeDays) => put({ ...engagementScore, halfLifeDays }, 'halfLife')}
              />
            )}
          </FormField>
          <ActivityRows
            title={t('计分的活动')}
            amount={t('分')}
            field="engagementScore.kinds"
            rows={engagementScore.kinds.map(({ activity, weight, dailyCap }) => ({
              activity,
              amount: weight,
              dailyCap,
            }))}
            onChange={(rows) =>
              put(
                {
                  ...engagementScore,
                  kinds: rows.map(({ activity, amount, dailyCap }) => ({ activity, weight: amount, dailyCap })),
                },
                'scoreKinds',
              )
            }
          />
        </>
      )}
    </div>
  );
}
