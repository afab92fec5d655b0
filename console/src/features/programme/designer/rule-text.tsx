import { Dropdown } from 'antd';
import { Fragment } from 'react';
import type { Metric, Rule } from '@jieti/shared/model/programme';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import { Icon } from '../../../components/icon';
import { useText } from '../../../lib/use-text';
import { metrics, newCondition } from '../model/condition-form';
import type { RuleSide } from '../model/definition';
import { addAlternative, addToRule, replaceInRule, turnGroup } from '../model/edit-rule';
import { changeRule } from '../model/edit-tiers';
import { ConditionText, tagOf } from './condition-text';
import { useDesk } from './desk';
import styles from './designer.module.css';

interface RuleTextProps {
  readonly tier: string;
  readonly side: RuleSide;
  readonly rule: Rule;
}

/** A rule as part of a sentence, with the comma behind it; 且 and 或 turn into each other at a click, inner groups stand in brackets. */
export function RuleText({ tier, side, rule }: RuleTextProps) {
  const t = useText();
  const { definition, change, readOnly } = useDesk();
  const put = (next: Rule, tag?: string) => change(changeRule(definition, tier, side, next), tag);
  const draw = (part: Rule, path: readonly number[], said?: Rule) => {
    if (part.kind === 'condition') {
      const place = { tier, side, path };
      return (
        <ConditionText
          key={tagOf(place)}
          place={place}
          condition={part}
          before={said?.kind === 'condition' ? said : undefined}
          onChange={(next, tag) => put(replaceInRule(rule, path, next), tag)}
          onRemove={() => put(replaceInRule(rule, path, null))}
          onAlternative={(other) => put(addAlternative(rule, path, other))}
        />
      );
    }
    return (
      <Fragment key={path.join('.')}>
        {path.length > 0 && '（'}
        {part.rules.map((each, index) => (
          <Fragment key={index}>
            {index > 0 && (
              <>
                ，
                <button
                  type="button"
                  className={styles.joint}
                  disabled={readOnly}
                  title={t(part.kind === 'all' ? '要同时满足；点一下改成任一即可' : '满足任一即可；点一下改成同时满足')}
                  onClick={() => put(turnGroup(rule, path))}
                >
                  {part.kind === 'all' ? t('且') : t('或')}
                </button>
              </>
            )}
            {draw(each, [...path, index], part.rules[index - 1])}
          </Fragment>
        ))}
        {path.length > 0 && '）'}
      </Fragment>
    );
  };
  return (
    <>
      {draw(rule, [])}
      <span className={styles.unbroken}>
        {!readOnly && <AddCondition onAdd={(metric) => put(addToRule(rule, [], newCondition(metric)))} />}，
      </span>
    </>
  );
}

interface AddConditionProps {
  readonly onAdd: (metric: Metric) => void;
  /** A word instead of the plus. */
  readonly word?: string;
}

export function AddCondition({ onAdd, word }: AddConditionProps) {
  const t = useText();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: metrics.map((metric) => ({ key: metric, label: t(conditionKinds[metric].label) })),
        onClick: ({ key }) => {
          const metric = metrics.find((each) => each === key);
          if (metric) onAdd(metric);
        },
      }}
    >
      {word ? (
        <button type="button" className={styles.addWord}>
          {word}
        </button>
      ) : (
        <button type="button" className={styles.add} aria-label={t('加条件')} title={t('加条件')}>
          <Icon name="plus" size={11} />
        </button>
      )}
    </Dropdown>
  );
}
