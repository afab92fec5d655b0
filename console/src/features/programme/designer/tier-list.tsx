import { Button } from 'antd';
import { useState } from 'react';
import { Panel } from '../../../components/panel';
import { useText } from '../../../lib/use-text';
import { addTier } from '../model/edit-tiers';
import { ChangeList } from './change-list';
import { problemsAt, useDesk } from './desk';
import { ProgrammeRules } from './programme-rules';
import { TierCard } from './tier-card';
import { TierDrawer } from './tier-drawer';
import styles from './designer.module.css';

/** The ladder, top first, what this draft changes, and what holds for all tiers. */
export function TierList() {
  const t = useText();
  const desk = useDesk();
  const { definition, change, readOnly } = desk;
  const [opened, open] = useState<string | null>(null);
  const ranks = definition.tiers.map((tier, rank) => ({ tier, rank, below: definition.tiers[rank - 1] ?? null }));
  return (
    <Panel
      title={t('等级与条件')}
      flush
      extra={
        !readOnly && (
          <Button
            type="link"
            className={styles.addTier}
            disabled={definition.tiers.length >= 10}
            onClick={() => change(addTier(definition))}
            data-testid="add-tier"
          >
            {t('添加等级')}
          </Button>
        )
      }
    >
      {problemsAt(desk, 'tiers')
        .filter((_, index) => definition.tiers.length < 2 && index === 0)
        .map((problem) => (
          <p key={problem} className={styles.problem} role="alert">
            {problem}
          </p>
        ))}
      {ranks.toReversed().map(({ tier, rank, below }) => (
        <TierCard key={tier.key} tier={tier} rank={rank} below={below} onOpen={() => open(tier.key)} />
      ))}
      <ChangeList />
      <ProgrammeRules />
      <TierDrawer tierKey={opened} onClose={() => open(null)} />
    </Panel>
  );
}
