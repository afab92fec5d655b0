import { Button, InputNumber, Select } from 'antd';
import { activityLabel } from '@jieti/shared/rules/activity-label';
import { Icon } from '../../../components/icon';
import { useText } from '../../../lib/use-text';
import { activities } from '../model/activities';
import { problemsAt, useDesk } from './desk';
import styles from './designer.module.css';

interface ActivityRow {
  readonly activity: string;
  readonly amount: number;
  readonly dailyCap: number;
}

interface ActivityRowsProps {
  readonly title: string;
  /** What one event brings: 成长值, 分. */
  readonly amount: string;
  /** Where problems of these rows are found. */
  readonly field: string;
  readonly rows: readonly ActivityRow[];
  readonly onChange: (rows: readonly ActivityRow[]) => void;
}

/** What each kind of community activity brings, and how often per day. */
export function ActivityRows({ title, amount, field, rows, onChange }: ActivityRowsProps) {
  const t = useText();
  const desk = useDesk();
  const put = (index: number, part: Partial<ActivityRow>) =>
    onChange(rows.map((row, i) => (i === index ? { ...row, ...part } : row)));
  const free = activities.find((each) => rows.every((row) => row.activity !== each));
  return (
    <div>
      <div className="field-head">
        <span>{title}</span>
        {!desk.readOnly && free && (
          <Button
            type="link"
            size="small"
            onClick={() => onChange([...rows, { activity: free, amount: 1, dailyCap: 1 }])}
          >
            {t('添加活动')}
          </Button>
        )}
      </div>
      {rows.length === 0 && <p className="muted">{t('没有活动计入。')}</p>}
      {rows.map((row, index) => (
        <div key={index} className={styles.activity}>
          <Select
            aria-label={t('活动')}
            value={row.activity}
            options={[...new Set<string>([row.activity, ...activities])].map((each) => ({
              value: each,
              label: activityLabel(each),
            }))}
            onChange={(activity) => put(index, { activity })}
          />
          <InputNumber
            aria-label={t('{what}，每次', { what: amount })}
            value={row.amount}
            min={0}
            precision={0}
            prefix="+"
            onChange={(next) => next !== null && put(index, { amount: next })}
          />
          <InputNumber
            aria-label={t('每天最多几次')}
            value={row.dailyCap}
            min={1}
            precision={0}
            prefix={t('每天最多')}
            suffix={t('次')}
            onChange={(next) => next !== null && put(index, { dailyCap: next })}
          />
          <Button
            type="text"
            aria-label={t('去掉{name}', { name: activityLabel(row.activity) })}
            icon={<Icon name="close" size={14} />}
            onClick={() => onChange(rows.filter((_, i) => i !== index))}
          />
          {problemsAt(desk, `${field}.${index}`).map((problem) => (
            <p key={problem} className="field-problem" role="alert">
              {problem}
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}
