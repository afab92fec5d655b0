import { useText } from '../../lib/use-text';
import type { PointsChange } from './points-changes';
import styles from './points.module.css';

/** Differences in words: what it said, what it says. */
export function ChangeList({ changes }: { readonly changes: readonly PointsChange[] }) {
  const t = useText();
  return (
    <ul className={styles.changes}>
      {changes.map(({ label, before, after }) => (
        <li key={label}>
          <span>{label}</span>
          {before !== null && <del>{before}</del>}
          {after === null ? <b className="text-bad">{t('去掉')}</b> : <b>{after}</b>}
        </li>
      ))}
    </ul>
  );
}
