import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { PointsUsage } from '@jieti/shared/api/points';
import type { KeyNames } from '../../api/use-key-names';
import { Icon } from '../../components/icon';
import { ProgressBar } from '../../components/progress-bar';
import { Tag } from '../../components/tag';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import type { Rule } from './points-draft';
import { budgetWords, capWords, ruleWords, scopeWords, windowWords } from './points-words';
import { RuleFields, type Problems } from './rule-fields';
import styles from './points.module.css';

interface RuleCardProps {
  readonly rule: Rule;
  readonly problems: Problems;
  readonly usage: PointsUsage['items'][number] | undefined;
  readonly names: KeyNames;
  /** It was never published: it opens at once. */
  readonly isNew: boolean;
  readonly onChange: (rule: Rule) => void;
  readonly onRemove: () => void;
}

/** One earning rule as a sentence with its limits and how far it has been used; opens for editing. */
export function RuleCard({ rule, problems, usage, names, isNew, onChange, onRemove }: RuleCardProps) {
  const t = useText();
  const [open, setOpen] = useState(isNew);
  const hasProblem = Object.keys(problems).length > 0;
  const name = rule.title || t('没有名称的规则');
  const scope = scopeWords(rule, names);
  return (
    <article className={hasProblem ? `${styles.rule} ${styles.ruleBad}` : styles.rule} aria-label={name}>
      <header className={styles.ruleHead}>
        <Tag tone={rule.kind === 'spend' ? 'ok' : 'info'}>{rule.kind === 'spend' ? t('消费') : t('互动')}</Tag>
        <h3>{name}</h3>
        <div className={styles.ruleActions}>
          <Button size="small" type="text" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('收起') : t('修改')}
          </Button>
          <Popconfirm
            title={t('去掉“{name}”？', { name })}
            description={t('发布后不再按它发积分，已经得到的不变。')}
            okText={t('去掉')}
            cancelText={t('留着')}
            onConfirm={onRemove}
          >
            <Button size="small" type="text" aria-label={t('去掉“{name}”', { name })} icon={<Icon name="close" />} />
          </Popconfirm>
        </div>
      </header>
      <p className={styles.sentence}>
        <b>{ruleWords(rule)}</b>
        {scope && `，${scope}`}
      </p>
      <p className="muted">{[windowWords(rule), capWords(rule), budgetWords(rule)].join('，')}</p>
      {usage && <Used usage={usage} />}
      {open && <RuleFields rule={rule} problems={problems} onChange={onChange} />}
      {!open && hasProblem && (
        <p className="field-problem" role="alert">
          {Object.values(problems)[0]}
        </p>
      )}
    </article>
  );
}

function Used({ usage: { given, members, budget, left } }: { readonly usage: PointsUsage['items'][number] }) {
  const t = useText();
  return (
    <div className={styles.used}>
      <span>{t('已发 {n} 积分，{m} 位会员', { n: count(given), m: count(members) })}</span>
      {budget !== null && left !== null && (
        <>
          <ProgressBar
            part={budget - left}
            whole={budget}
            label={t('预算已用')}
            tall
            colour={left === 0 ? 'var(--bad)' : left < budget / 10 ? 'var(--warn-fill)' : '#7FAD9D'}
          />
          <span className={left === 0 ? 'text-bad' : 'muted'}>
            {left === 0 ? t('预算发完了') : t('预算还剩 {n}', { n: count(left) })}
          </span>
        </>
      )}
    </div>
  );
}
