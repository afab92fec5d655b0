import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { programmeQuery, type ProgrammeHistory } from '../../api/programme';
import { PageHeader } from '../../components/page-header';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { useText } from '../../lib/use-text';
import { GrowthPanel } from './growth-panel';
import { effectiveWords } from './effective-words';
import { TierCard } from './tier-card';
import { VersionList } from './version-list';
import { WhatIf } from './what-if';
import styles from './programme.module.css';

export function ProgrammePage() {
  const query = useQuery(programmeQuery);
  return <QueryView query={query}>{(history) => <Versions history={history} />}</QueryView>;
}

/** Published versions never change, so this page only reads. */
function Versions({ history: { current, versions } }: { readonly history: ProgrammeHistory }) {
  const t = useText();
  const [chosen, choose] = useState<number>(current.version);
  const shown = versions.find((version) => version.version === chosen) ?? current;
  const inForce = shown.version === current.version;
  return (
    <>
      <PageHeader
        title={shown.name}
        tag={<Tag tone={inForce ? 'ok' : 'plain'}>{`${inForce ? t('线上') : t('其他版本')} v${shown.version}`}</Tag>}
        note={t('{day} 起生效，发布后不再改动', { day: effectiveWords(shown.effectiveFrom, t) })}
        actions={<WhatIf version={shown} />}
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          {[...shown.tiers].reverse().map((tier, index, all) => (
            <TierCard key={tier.key} tier={tier} below={all[index + 1] ?? null} isBase={index === all.length - 1} />
          ))}
        </div>
        <div className={styles.stack}>
          <GrowthPanel version={shown} />
          <VersionList versions={versions} current={current.version} chosen={shown.version} onChoose={choose} />
        </div>
      </div>
    </>
  );
}
