import { Button, InputNumber, Select } from 'antd';
import type { EarningRule } from '@jieti/shared/model/points';
import { activityLabel } from '@jieti/shared/rules/activity-label';
import { Icon } from '../../../components/icon';
import { count } from '../../../lib/numbers';
import { useText } from '../../../lib/use-text';
import { activities } from '../model/activities';
import { mostOf, pointsOf, type ActivityWorth } from '../model/activity-table';

interface EngagementRowProps {
  readonly row: ActivityWorth;
  readonly earning: readonly EarningRule[];
  readonly hasScore: boolean;
  /** Activities that have a row. */
  readonly taken: readonly string[];
  readonly streakDays: number | undefined;
  readonly onChange: (row: ActivityWorth) => void;
  readonly onRemove: () => void;
}

/** One activity: an empty growth or score means that it brings none. */
export function EngagementRow({ row, earning, hasScore, taken, streakDays, onChange, onRemove }: EngagementRowProps) {
  const t = useText();
  const { activity } = row;
  const name = activityLabel(activity);
  const points = pointsOf(activity, earning);
  const most = mostOf([row], 30, streakDays);
  const choices = [activity, ...activities.filter((each) => !taken.includes(each))];
  const cap = (value: number, label: string, key: 'growthCap' | 'scoreCap', disabled: boolean) => (
    <td>
      <InputNumber
        aria-label={label}
        value={value}
        min={1}
        precision={0}
        disabled={disabled}
        suffix={t('次')}
        onChange={(next) => next !== null && onChange({ ...row, [key]: next })}
      />
    </td>
  );
  // A row that brings nothing at all would be gone while it is typed in.
  const worth = (value: number | null, label: string, key: 'growth' | 'score', other: number | null) => (
    <td>
      <InputNumber
        aria-label={label}
        value={value}
        min={0}
        precision={0}
        placeholder={t('不计')}
        onChange={(next) => onChange({ ...row, [key]: next ?? (other === null ? 0 : null) })}
      />
    </td>
  );
  return (
    <tr data-testid={`activity-${activity}`}>
      <td>
        <Select
          aria-label={t('活动')}
          value={activity}
          options={[...new Set(choices)].map((each) => ({ value: each, label: activityLabel(each) }))}
          onChange={(next) => onChange({ ...row, activity: next })}
        />
      </td>
      <td>{points > 0 ? `+${count(points)}` : '—'}</td>
      {worth(row.growth, t('{name}的成长值', { name }), 'growth', row.score)}
      {cap(row.growthCap, t('{name}的成长值每天最多几次', { name }), 'growthCap', row.growth === null)}
      {hasScore && worth(row.score, t('{name}的互动分', { name }), 'score', row.growth)}
      {hasScore && cap(row.scoreCap, t('{name}的互动分每天最多几次', { name }), 'scoreCap', row.score === null)}
      <td>{hasScore ? `${count(most.growth)} / ${count(most.score)}` : count(most.growth)}</td>
      <td>
        <Button
          type="text"
          aria-label={t('去掉{name}', { name })}
          icon={<Icon name="close" size={14} />}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
}
