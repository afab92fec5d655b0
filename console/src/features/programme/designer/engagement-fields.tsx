import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Switch } from 'antd';
import { Link } from 'react-router';
import type { EngagementScoreRules } from '@jieti/shared/model/programme';
import { STREAK_DAYS } from '@jieti/shared/rules/community/check-in-streak';
import { pointsRulesQuery } from '../../../api/points';
import { FormField } from '../../../components/form-field';
import { count } from '../../../lib/numbers';
import { useText } from '../../../lib/use-text';
import { activities } from '../model/activities';
import { activityTable, mostOf, withActivities, type ActivityWorth } from '../model/activity-table';
import { problemsAt, useDesk } from './desk';
import { EngagementRow } from './engagement-row';
import { EngagementSample } from './engagement-sample';
import styles from './engagement.module.css';

const usual: EngagementScoreRules = { halfLifeDays: 90, kinds: [] };

/** Everything community activity brings, in one table: points (by their own rules), growth and score, and what it adds up to. */
export function EngagementFields() {
  const t = useText();
  const desk = useDesk();
  const { definition, readOnly } = desk;
  const { growth, engagementScore } = definition;
  const { data: points } = useQuery(pointsRulesQuery);
  const earning = points?.current?.rules.earning ?? [];
  const rows = activityTable(definition);
  const put = (next: readonly ActivityWorth[]) => desk.change(withActivities(definition, next), 'activities');
  const free = activities.find((each) => rows.every((row) => row.activity !== each));
  const problems = [...problemsAt(desk, 'growth.engagement'), ...problemsAt(desk, 'engagementScore.kinds')];
  return (
    <div className={styles.fields}>
      <div className={styles.heads}>
        <FormField label={t('几天算一次连续签到')} problem={problemsAt(desk, 'growth.streakDays')[0]}>
          {(id) => (
            <InputNumber
              id={id}
              value={growth.streakDays ?? STREAK_DAYS}
              min={1}
              max={366}
              precision={0}
              suffix={t('天')}
              onChange={(days) =>
                days !== null && desk.change({ ...definition, growth: { ...growth, streakDays: days } }, 'streakDays')
              }
            />
          )}
        </FormField>
        <label className={styles.switch}>
          <Switch
            aria-label={t('用互动分')}
            checked={engagementScore !== undefined}
            onChange={(on) => desk.change({ ...definition, engagementScore: on ? usual : undefined })}
          />
          {t('用互动分')}
        </label>
        {engagementScore && (
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
                onChange={(halfLifeDays) =>
                  desk.change({ ...definition, engagementScore: { ...engagementScore, halfLifeDays } }, 'halfLife')
                }
              />
            )}
          </FormField>
        )}
      </div>
      <table className={styles.table} data-testid="activity-table">
        <thead>
          <tr>
            <th>{t('活动')}</th>
            <th>
              <Link to="/points">{t('积分')}</Link>
            </th>
            <th>{t('成长值')}</th>
            <th>{t('每天最多')}</th>
            {engagementScore && <th>{t('互动分')}</th>}
            {engagementScore && <th>{t('每天最多')}</th>}
            <th>{t('30 天最多')}</th>
            <th aria-label={t('去掉')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <EngagementRow
              key={row.activity}
              row={row}
              earning={earning}
              hasScore={engagementScore !== undefined}
              taken={rows.map(({ activity }) => activity)}
              streakDays={growth.streakDays}
              onChange={(next) => put(rows.map((each, i) => (i === index ? next : each)))}
              onRemove={() => put(rows.filter((_, i) => i !== index))}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="muted">{t('没有活动计入。')}</p>}
      {problems.map((problem) => (
        <p key={problem} className="field-problem" role="alert">
          {problem}
        </p>
      ))}
      {!readOnly && free && (
        <Button
          size="small"
          onClick={() => put([...rows, { activity: free, growth: 1, growthCap: 1, score: null, scoreCap: 1 }])}
        >
          {t('添加活动')}
        </Button>
      )}
      <Mosts rows={rows} streakDays={growth.streakDays} hasScore={engagementScore !== undefined} />
      <EngagementSample rows={rows} streakDays={growth.streakDays} hasScore={engagementScore !== undefined} />
      <p className={styles.hint}>
        {t('积分在积分规则里改，这里只读。分享到群和订阅消息按微信的规定不能给奖励。')}
        <Link to="/points">{t('去积分规则')}</Link>
      </p>
    </div>
  );
}

interface MostsProps {
  readonly rows: readonly ActivityWorth[];
  readonly streakDays: number | undefined;
  readonly hasScore: boolean;
}

/** What the caps let through for somebody who does everything. */
function Mosts({ rows, streakDays, hasScore }: MostsProps) {
  const t = useText();
  const [day, month] = [mostOf(rows, 1, streakDays), mostOf(rows, 30, streakDays)];
  const words = (most: typeof day) =>
    hasScore
      ? t('{growth} 成长值、{score} 互动分', { growth: count(most.growth), score: count(most.score) })
      : t('{growth} 成长值', { growth: count(most.growth) });
  return (
    <p className={styles.most} data-testid="activity-most">
      {t('什么都做满的会员：一天最多 {day}，30 天最多 {month}。', { day: words(day), month: words(month) })}
    </p>
  );
}
