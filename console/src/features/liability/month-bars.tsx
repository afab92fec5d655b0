import type { ReactNode } from 'react';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { useText } from '../../lib/use-text';
import { monthWords } from './month-words';
import styles from './liability.module.css';

export interface MonthBar {
  /** `2027-03`; null: without an end. */
  readonly month: string | null;
  readonly value: number;
  /** The figure beside the bar. */
  readonly figure: ReactNode;
}

interface MonthBarsProps {
  readonly title: string;
  readonly note: string;
  readonly empty: string;
  readonly colour: string;
  readonly bars: readonly MonthBar[];
}

/** What ends with which month: one line a month, so that names, bars and figures can all be read. */
export function MonthBars({ title, note, empty, colour, bars }: MonthBarsProps) {
  const t = useText();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <Panel title={title} note={note}>
      {bars.length === 0 ? (
        <EmptyState icon="calendar" title={empty} />
      ) : (
        <ul className={styles.bars} aria-label={title}>
          {bars.map(({ month, value, figure }) => (
            <li key={month ?? 'never'}>
              <span>{month === null ? t('长期有效') : monthWords(month)}</span>
              <i aria-hidden="true">
                <i style={{ width: `${Math.max(0.5, (value / most) * 100)}%`, background: colour }} />
              </i>
              <span className={styles.figure}>{figure}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
