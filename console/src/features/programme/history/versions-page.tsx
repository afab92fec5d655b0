import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { VersionView } from '@jieti/shared/api/drafts';
import { ruleChanges } from '@jieti/shared/rules/programme/rule-changes';
import { versionsQuery } from '../../../api/programmes';
import { PageHeader } from '../../../components/page-header';
import { Panel } from '../../../components/panel';
import { QueryView } from '../../../components/query-view';
import { useOwnCrumb } from '../../../lib/crumb';
import { useText } from '../../../lib/use-text';
import { DefinitionText } from './definition-text';
import { VersionItem } from './version-item';
import styles from './history.module.css';

/** Every version of one ladder: who, when, why and by which run; and what differs between any two. */
export function VersionsPage() {
  const t = useText();
  const { programme = '' } = useParams();
  const query = useQuery(versionsQuery(programme));
  const name = query.data?.[0]?.definition.name ?? null;
  useOwnCrumb(name && t('{name}的版本', { name }));
  return (
    <QueryView query={query}>
      {(versions) => <History key={programme} programme={programme} versions={versions} />}
    </QueryView>
  );
}

interface HistoryProps {
  readonly programme: string;
  readonly versions: readonly VersionView[];
}

function History({ programme, versions }: HistoryProps) {
  const t = useText();
  const inForce = versions.find(({ state }) => state === 'inForce') ?? versions[0];
  const [chosen, choose] = useState(versions[0]?.version ?? 0);
  const shown = versions.find(({ version }) => version === chosen) ?? inForce;
  if (!shown) return null;
  return (
    <>
      <PageHeader
        title={t('{name}的版本', { name: shown.definition.name })}
        note={t('共 {n} 版。发布后的版本不再改动。', { n: versions.length })}
      />
      <div className={styles.columns}>
        <Panel title={t('版本')} flush>
          <ul className={styles.versions}>
            {versions.map((version) => (
              <VersionItem
                key={version.version}
                programme={programme}
                version={version}
                chosen={version === shown}
                onChoose={() => choose(version.version)}
              />
            ))}
          </ul>
        </Panel>
        <div className={styles.stack}>
          <Difference key={shown.version} versions={versions} shown={shown} />
          <Panel title={t('v{n} 的全部规则', { n: shown.version })}>
            <DefinitionText definition={shown.definition} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function Difference({ versions, shown }: { readonly versions: readonly VersionView[]; readonly shown: VersionView }) {
  const t = useText();
  const others = versions.filter((each) => each !== shown);
  const before = others.find(({ version, state }) => version < shown.version && state !== 'withdrawn') ?? others[0];
  const [against, compare] = useState(before?.version);
  const other = others.find(({ version }) => version === against);
  if (!other) {
    return (
      <Panel title={t('改了什么')}>
        <p className="muted">{t('这是第一版，没有可以比的。')}</p>
      </Panel>
    );
  }
  const changes = ruleChanges(other.definition, shown.definition);
  return (
    <Panel
      title={t('改了什么')}
      note={t('{n} 处', { n: changes.length })}
      extra={
        <>
          {t('和')}
          <Select
            size="small"
            aria-label={t('和哪一版比')}
            value={against}
            options={others.map(({ version }) => ({ value: version, label: `v${version}` }))}
            onChange={compare}
          />
          {t('比')}
        </>
      }
      flush
    >
      {changes.length === 0 ? (
        <p className={styles.none}>{t('规则完全一样。')}</p>
      ) : (
        <ul className={styles.changes} data-testid="version-changes">
          {changes.map(({ field, title, before: was, after }) => (
            <li key={field + title + String(was)}>
              <span>{title}</span>
              <span>{was === null ? <em>{t('没有')}</em> : <del>{was}</del>}</span>
              <b>{after ?? t('取消')}</b>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
