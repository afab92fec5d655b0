import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Condition, Metric, MetricWindow } from '@jieti/shared/model/programme';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import { FormField } from '../../../components/form-field';
import { useText } from '../../../lib/use-text';
import {
  fieldLabel,
  metrics,
  newCondition,
  shownValue,
  storedValue,
  valueField,
  valueProblem,
  windowOf,
  windowProblem,
  withMetric,
} from '../model/condition-form';
import { opWords, unitWord, windowWords } from '../model/condition-words';
import { useDesk } from './desk';
import styles from './designer.module.css';

interface ConditionFormProps {
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
  readonly onAlternative: (other: Condition) => void;
}

/** The form of one condition, drawn from its kind: what windows, comparisons and figures the metric knows. */
export function ConditionForm({ condition, onChange, onRemove, onAlternative }: ConditionFormProps) {
  const t = useText();
  const { definition } = useDesk();
  const { metric, window, op } = condition;
  const kind = conditionKinds[metric];
  const windows = kind.windows.filter((each) => definition.ladder === 'held' || each !== 'sinceTierStart');
  return (
    <div className={styles.conditionForm}>
      <FormField label={t('看什么')}>
        {(id) => (
          <Select<Metric>
            id={id}
            value={metric}
            options={metrics.map((each) => ({ value: each, label: t(conditionKinds[each].label) }))}
            onChange={(next) => onChange(withMetric(condition, next))}
          />
        )}
      </FormField>
      <FormField label={t(fieldLabel(metric, 'window'))} problem={windowProblem(window) ?? undefined}>
        {(id) => (
          <div className={styles.together}>
            <Select<MetricWindow['kind']>
              id={id}
              value={window.kind}
              disabled={windows.length === 1}
              options={windows.map((each) => ({ value: each, label: t(windowWords[each]) }))}
              onChange={(next) => onChange({ ...condition, window: windowOf(next) })}
            />
            {window.kind === 'rolling' && (
              <DaysField
                days={window.days}
                onChange={(days) => onChange({ ...condition, window: { kind: 'rolling', days } })}
              />
            )}
          </div>
        )}
      </FormField>
      <FormField label={t(fieldLabel(metric, 'op'))}>
        {(id) => (
          <Select<Condition['op']>
            id={id}
            value={op}
            options={kind.ops.map((each) => ({ value: each, label: t(opWords[each]) }))}
            onChange={(next) => onChange({ ...condition, op: next })}
          />
        )}
      </FormField>
      <ValueField condition={condition} onChange={(value) => onChange({ ...condition, value })} />
      <div className={styles.formActions}>
        <Button
          size="small"
          onClick={() => onAlternative(newCondition(metric === 'netSpend' ? 'orderCount' : 'netSpend'))}
        >
          {t('加一个“或”')}
        </Button>
        <Button size="small" danger type="text" onClick={onRemove}>
          {t('去掉')}
        </Button>
      </div>
    </div>
  );
}

function DaysField({ days, onChange }: { readonly days: number; readonly onChange: (days: number) => void }) {
  const t = useText();
  const [typed, setTyped] = useState<number | null>(days);
  const problem = windowProblem({ kind: 'rolling', days: typed ?? 0 });
  return (
    <InputNumber
      aria-label={t('天数')}
      value={typed}
      precision={0}
      suffix={t('天')}
      controls={false}
      status={problem ? 'error' : undefined}
      title={problem ?? undefined}
      onChange={(next) => {
        setTyped(next);
        if (next !== null && windowProblem({ kind: 'rolling', days: next }) === null) onChange(next);
      }}
    />
  );
}

interface ValueFieldProps {
  readonly condition: Condition;
  readonly onChange: (value: number) => void;
}

function ValueField({ condition: { metric, value }, onChange }: ValueFieldProps) {
  const t = useText();
  const [typed, setTyped] = useState<{ readonly metric: Metric; readonly value: number | null } | null>(null);
  const field = valueField(metric);
  const shown = typed?.metric === metric ? typed.value : shownValue(metric, value);
  const problem = valueProblem(metric, shown);
  return (
    <FormField label={t(field.label)} problem={problem ?? undefined}>
      {(id) => (
        <InputNumber
          id={id}
          value={shown}
          prefix={field.prefix ?? undefined}
          suffix={t(unitWord(metric)) || undefined}
          controls={false}
          status={problem ? 'error' : undefined}
          style={{ width: '100%' }}
          onChange={(next) => {
            setTyped({ metric, value: next });
            const stored = next === null || valueProblem(metric, next) ? null : storedValue(metric, next);
            if (stored !== null) onChange(stored);
          }}
        />
      )}
    </FormField>
  );
}
