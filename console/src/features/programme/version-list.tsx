import type { ProgrammeVersionView } from '@jieti/shared/api/programmes';
import { Panel } from '../../components/panel';
import { Tag } from '../../components/tag';
import { useText } from '../../lib/use-text';
import { effectiveWords } from './effective-words';
import styles from './programme.module.css';

interface VersionListProps {
  readonly versions: readonly ProgrammeVersionView[];
  readonly current: number;
  readonly chosen: number;
  readonly onChoose: (version: number) => void;
}

export function VersionList({ versions, current, chosen, onChoose }: VersionListProps) {
  const t = useText();
  const stateOf = (version: number) =>
    version === current ? t('线上') : version > current ? t('公示中') : t('已停用');
  return (
    <Panel title={t('版本')} extra={t('共 {n} 版', { n: versions.length })} flush>
      <ul className={styles.versions}>
        {versions.map(({ version, name, effectiveFrom }) => (
          <li key={version}>
            <button type="button" aria-pressed={version === chosen} onClick={() => onChoose(version)}>
              <span>
                <b>v{version}</b> {name}
                <small>{t('{day} 起', { day: effectiveWords(effectiveFrom, t) })}</small>
              </span>
              <Tag tone={version === current ? 'ok' : 'plain'}>{stateOf(version)}</Tag>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
