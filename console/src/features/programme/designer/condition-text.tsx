import { Button, Popover, Tooltip } from 'antd';
import { useState } from 'react';
import type { Condition } from '@jieti/shared/model/programme';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import { figureText } from '@jieti/shared/rules/conditions/figure-text';
import { Icon } from '../../../components/icon';
import { useText } from '../../../lib/use-text';
import { shownValue, storedValue, valueField, valueProblem } from '../model/condition-form';
import { conditionPieces, figureWords } from '../model/condition-words';
import { samePlace, type ConditionPlace } from '../model/definition';
import { publishedCondition } from '../model/published-value';
import { ConditionForm } from './condition-form';
import { conditionField, problemsAt, useDesk } from './desk';
import { ValuePill } from './value-pill';
import styles from './designer.module.css';

interface ConditionTextProps {
  readonly place: ConditionPlace;
  readonly condition: Condition;
  /** Said just before, where there is one. */
  readonly before: Condition | undefined;
  readonly onChange: (condition: Condition, tag?: string) => void;
  readonly onRemove: () => void;
  readonly onAlternative: (other: Condition) => void;
}

/** `近 12 个月成长值满 ~~2,000~~ [1,800]`: the figure is typed over in place, the rest opens as a form. */
export function ConditionText({
  place,
  condition,
  before: said,
  onChange,
  onRemove,
  onAlternative,
}: ConditionTextProps) {
  const t = useText();
  const desk = useDesk();
  const { published, selected, select, readOnly } = desk;
  const [open, setOpen] = useState(false);
  const { metric, value } = condition;
  const unit = conditionKinds[metric].unit;
  const { prefix, step } = valueField(metric);
  const before = publishedCondition(published, place, condition);
  const changed = published !== null && (before === null || before.value !== value);
  const { what, verb, after } = conditionPieces(condition, said);
  const name = figureWords(condition);
  const bare = (fen: number) => figureText(fen, unit).replace('¥', '');
  return (
    <span className={styles.condition}>
      <Popover
        open={open && !readOnly}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        content={
          <ConditionForm
            condition={condition}
            onChange={(next) => onChange(next)}
            onRemove={() => {
              setOpen(false);
              onRemove();
            }}
            onAlternative={(other) => {
              setOpen(false);
              onAlternative(other);
            }}
          />
        }
      >
        <button
          type="button"
          className={styles.words}
          disabled={readOnly}
          aria-label={t('改条件：{what}', { what: name })}
        >
          {what}
        </button>
      </Popover>
      {verb} {before && before.value !== value && <del>{figureText(before.value, unit)}</del>}
      <ValuePill
        label={t('{what}的门槛', { what: name })}
        prefix={prefix}
        value={shownValue(metric, value)}
        text={bare(value)}
        step={unit === 'fen' ? 1 : step}
        readOnly={readOnly}
        changed={changed}
        selected={samePlace(selected, place)}
        invalid={problemsAt(desk, conditionField(desk, place)).length > 0}
        check={(typed) => valueProblem(metric, typed)}
        onFocus={() => select(place)}
        onChange={(typed) => {
          const next = storedValue(metric, typed);
          if (next !== null && next !== value) onChange({ ...condition, value: next }, tagOf(place));
        }}
      />
      {after}
      {!readOnly && (
        <Tooltip title={t('去掉这个条件')}>
          <Button
            type="text"
            size="small"
            className={styles.remove}
            aria-label={t('去掉条件：{what}', { what: name })}
            icon={<Icon name="close" size={12} />}
            onClick={onRemove}
          />
        </Tooltip>
      )}
    </span>
  );
}

export function tagOf({ tier, side, path }: ConditionPlace): string {
  return `${tier}.${side}.${path.join('.')}`;
}
