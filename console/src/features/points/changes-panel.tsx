import { Panel } from '../../components/panel';
import { useText } from '../../lib/use-text';
import { ChangeList } from './change-list';
import type { PointsChange } from './points-changes';

interface ChangesPanelProps {
  readonly changes: readonly PointsChange[];
  /** What keeps them from being published. */
  readonly problems: readonly string[];
}

/** What was changed since the last version, and what is wrong with it. */
export function ChangesPanel({ changes, problems }: ChangesPanelProps) {
  const t = useText();
  if (changes.length === 0) return null;
  return (
    <Panel title={t('这一版改了什么')} extra={t('{n} 处', { n: changes.length })}>
      {problems.map((problem) => (
        <p key={problem} className="text-bad" role="alert">
          {problem}
        </p>
      ))}
      <ChangeList changes={changes} />
    </Panel>
  );
}
