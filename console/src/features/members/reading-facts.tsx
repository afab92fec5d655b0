import { useState } from 'react';
import { Tag } from '../../components/tag';
import { dateField } from '../../lib/dates';
import { signed } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import type { Records } from './records';
import styles from './reading.module.css';

interface ReadingFactsProps {
  readonly facts: readonly string[];
  readonly records: Records;
  readonly deciding: string | null;
}

const PORTION = 40;

/** The records that make up a value, newest first, down to the receipt; drawn only once somebody asks. */
export function ReadingFacts({ facts, records, deciding }: ReadingFactsProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [visible, setVisible] = useState(PORTION);
  const decides = deciding !== null && facts.includes(deciding);
  const newestFirst = [...facts].reverse();
  return (
    <details className={styles.facts} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('由 {n} 条记录组成', { n: facts.length })}
        {decides && t('，其中一条起了决定作用')}
      </summary>
      {open && (
        <ul>
          {newestFirst.slice(0, visible).map((id) => (
            <FactRow key={id} id={id} records={records} deciding={id === deciding} />
          ))}
        </ul>
      )}
      {open && facts.length > visible && (
        <button type="button" onClick={() => setVisible(visible + PORTION)}>
          {t('再看更早的 {n} 条', { n: Math.min(PORTION, facts.length - visible) })}
        </button>
      )}
    </details>
  );
}

interface FactRowProps {
  readonly id: string;
  readonly records: Records;
  readonly deciding: boolean;
}

/** A record too old for the history on this page is named by its number alone. */
function FactRow({ id, records, deciding }: FactRowProps) {
  const t = useText();
  const item = records.get(id);
  return (
    <li className={deciding ? styles.deciding : undefined}>
      {item ? (
        <>
          <time>{dateField(item.at)}</time>
          <span>
            {item.title}
            {item.note && <em>{item.note}</em>}
          </span>
          {deciding && <Tag tone="warn">{t('就是这一条')}</Tag>}
          <b>{item.delta !== null && item.delta !== 0 ? signed(item.delta) : ''}</b>
        </>
      ) : (
        <>
          <time>—</time>
          <span>{id}</span>
          {deciding && <Tag tone="warn">{t('就是这一条')}</Tag>}
        </>
      )}
    </li>
  );
}
