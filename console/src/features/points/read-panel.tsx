import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PointsRulesDraft } from '@jieti/shared/api/points';
import { earningSentences } from '@jieti/shared/rules/points/earning-sentences';
import { pointsMultiplier } from '@jieti/shared/rules/points/points-multiplier';
import { programmeQuery } from '../../api/programme';
import { Panel } from '../../components/panel';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import { useKeyNames } from '../../api/use-key-names';
import styles from './points.module.css';

/** The rules as members of one tier will read them on the phone. */
export function ReadPanel({ draft }: { readonly draft: PointsRulesDraft }) {
  const t = useText();
  const now = useNow(60_000);
  const names = useKeyNames();
  const { data: programme } = useQuery(programmeQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const tiers = programme?.current.tiers ?? [];
  const tier = tiers.find(({ key }) => key === chosen) ?? tiers[0];
  const sentences = earningSentences(
    { ...draft, version: 0, effectiveFrom: now, timeZone: 'Asia/Shanghai' },
    {
      tier: tier?.key ?? '',
      multiplierPercent: pointsMultiplier(tier?.perks ?? []),
      now,
      storeName: (id) => names([id]),
    },
  );
  return (
    <Panel
      title={t('会员读到的')}
      extra={
        <Select
          size="small"
          aria-label={t('哪一级读到的')}
          value={tier?.key}
          options={tiers.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={setChosen}
        />
      }
    >
      <ul className={styles.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Panel>
  );
}
