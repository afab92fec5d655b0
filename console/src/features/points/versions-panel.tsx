import type { PointsRulesBook, PointsRulesVersion } from '@jieti/shared/api/points';
import { Panel } from '../../components/panel';
import { Tag, type Tone } from '../../components/tag';
import { dateTimeWords } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import { ChangeList } from './change-list';
import { pointsChanges } from './points-changes';
import { useKeyNames } from '../../api/use-key-names';
import styles from './points.module.css';

/** Every version with who, when, why, and what it changed about the one before. */
export function VersionsPanel({ book }: { readonly book: PointsRulesBook }) {
  const t = useText();
  const versions = [...book.upcoming, ...(book.current ? [book.current] : []), ...book.history].sort(
    (a, b) => b.rules.version - a.rules.version,
  );
  if (versions.length === 0) return null;
  return (
    <Panel title={t('历史版本')} extra={t('{n} 版', { n: versions.length })} flush>
      {versions.map((version, index) => (
        <Version
          key={version.rules.version}
          version={version}
          before={versions[index + 1]}
          state={stateOf(version, book)}
        />
      ))}
    </Panel>
  );
}

interface State {
  readonly word: string;
  readonly tone: Tone;
}

function stateOf(version: PointsRulesVersion, { current, upcoming }: PointsRulesBook): State {
  if (version === current) return { word: '生效中', tone: 'ok' };
  return upcoming.includes(version) ? { word: '还没到时间', tone: 'info' } : { word: '以前的', tone: 'plain' };
}

interface VersionProps {
  readonly version: PointsRulesVersion;
  readonly before: PointsRulesVersion | undefined;
  readonly state: State;
}

function Version({ version: { rules, note, publishedBy, publishedAt }, before, state }: VersionProps) {
  const t = useText();
  const names = useKeyNames();
  const changes = pointsChanges(before?.rules ?? null, rules, names);
  return (
    <article className={styles.version} aria-label={t('第 {n} 版', { n: rules.version })}>
      <header>
        <b>{t('第 {n} 版', { n: rules.version })}</b>
        <Tag tone={state.tone}>{t(state.word)}</Tag>
        <span className="muted">
          {t('{from} 起，{who} 发布于 {time}', {
            from: dateTimeWords(rules.effectiveFrom),
            who: publishedBy,
            time: dateTimeWords(publishedAt),
          })}
        </span>
      </header>
      <p>{note}</p>
      <ChangeList changes={changes} />
    </article>
  );
}
