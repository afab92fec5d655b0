import { Button, InputNumber, Select, Switch } from 'antd';
import type { CompositePart, MetricWindow } from '@jieti/shared/model/programme';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import { Icon } from '../../../components/icon';
import { useText } from '../../../lib/use-text';
import { partMetrics, shownValue, storedValue, valueField, windowOf } from '../model/condition-form';
import { unitWord, windowWords } from '../model/condition-words';
import { problemsAt, useDesk } from './desk';
import styles from './designer.module.css';

const usual: readonly CompositePart[] = [
  { metric: 'netSpend', window: { kind: 'rolling', days: 365 }, weightPercent: 50, cap: 1_000_000 },
  { metric: 'orderCount', window: { kind: 'rolling', days: 365 }, weightPercent: 30, cap: 50 },
  { metric: 'referralsConverted', window: { kind: 'rolling', days: 365 }, weightPercent: 20, cap: 10 },
];

/** The parts of the composite score; their weights have to make 100 % (T4). */
export function CompositeFields() {
  const t = useText();
  const desk = useDesk();
  const { definition } = desk;
  const parts = definition.composite;
  const put = (next: readonly CompositePart[] | undefined, tag?: string) =>
    desk.change({ ...definition, composite: next }, tag);
  const sum = parts?.reduce((total, part) => total + part.weightPercent, 0) ?? 0;
  return (
    <div className={styles.form}>
      <label className={styles.switch}>
        <Switch checked={parts !== undefined} onChange={(on) => put(on ? usual : undefined)} />
        {t('用综合分')}
      </label>
      <p className={styles.hint}>{t('每一项按“封顶值”折成 0 到 1，乘权重相加，满分 100。')}</p>
      {parts?.map((part, index) => (
        <PartRow
          key={index}
          part={part}
          problems={problemsAt(desk, `composite.${index}`)}
          onChange={(next) =>
            put(
              parts.map((each, i) => (i === index ? next : each)),
              `composite.${index}`,
            )
          }
          onRemove={() => put(parts.filter((_, i) => i !== index))}
        />
      ))}
      {parts && (
        <div className={styles.sum} role="status">
          <b className={sum === 100 ? 'text-ok' : 'text-bad'}>{t('权重合计 {n}%', { n: sum })}</b>
          {sum !== 100 && (
            <span className="text-bad">
              {sum < 100 ? t('还差 {n}%', { n: 100 - sum }) : t('多了 {n}%', { n: sum - 100 })}
            </span>
          )}
          <Button
            type="link"
            size="small"
            disabled={parts.length >= 10}
            onClick={() =>
              put([
                ...parts,
                { metric: 'visitDays', window: windowOf('rolling'), weightPercent: Math.max(0, 100 - sum), cap: 30 },
              ])
            }
          >
            {t('添加一项')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface PartRowProps {
  readonly part: CompositePart;
  readonly problems: readonly string[];
  readonly onChange: (part: CompositePart) => void;
  readonly onRemove: () => void;
}

function PartRow({ part, problems, onChange, onRemove }: PartRowProps) {
  const t = useText();
  const { metric, window, weightPercent, cap } = part;
  const field = valueField(metric);
  return (
    <div className={styles.part}>
      <Select<CompositePart['metric']>
        aria-label={t('看什么')}
        value={metric}
        options={partMetrics.map((each) => ({ value: each, label: t(conditionKinds[each].label) }))}
        onChange={(next) => onChange({ ...part, metric: next })}
      />
      <Select<MetricWindow['kind']>
        aria-label={t('统计范围')}
        value={window.kind}
        options={conditionKinds[metric].windows.map((each) => ({
          value: each,
          label:
            window.kind === 'rolling' && each === 'rolling' ? t('近 {n} 天', { n: window.days }) : t(windowWords[each]),
        }))}
        onChange={(kind) => onChange({ ...part, window: windowOf(kind) })}
      />
      <InputNumber
        aria-label={t('权重')}
        value={weightPercent}
        min={0}
        max={100}
        precision={0}
        suffix="%"
        onChange={(next) => next !== null && onChange({ ...part, weightPercent: next })}
      />
      <Button type="text" aria-label={t('去掉这一项')} icon={<Icon name="close" size={14} />} onClick={onRemove} />
      <InputNumber
        aria-label={t('封顶值')}
        className={styles.partCap}
        value={shownValue(metric, cap)}
        min={field.step}
        prefix={t('封顶 {prefix}', { prefix: field.prefix ?? '' })}
        suffix={unitWord(metric) || undefined}
        onChange={(next) => {
          const stored = next === null ? null : storedValue(metric, next);
          if (stored) onChange({ ...part, cap: stored });
        }}
      />
      {problems.map((problem) => (
        <p key={problem} className="field-problem" role="alert">
          {problem}
        </p>
      ))}
    </div>
  );
}
