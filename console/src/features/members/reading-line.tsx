import type { ReadingView } from '@jieti/shared/api/tiers';
import { Icon } from '../../components/icon';
import { dateField } from '../../lib/dates';
import { measure } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import type { Records } from './records';
import { ReadingFacts } from './reading-facts';
import { ScoreParts } from './score-parts';
import styles from './reading.module.css';

interface ReadingLineProps {
  readonly reading: ReadingView;
  readonly records: Records;
  /** The fact that tipped the change, marked among the others. */
  readonly deciding?: string | null;
}

const needs = { '>=': '需', '<=': '不超过', '<': '不到' } as const;

/** One condition as it was read: value against threshold, its days, its factors, and the records behind it. */
export function ReadingLine({ reading, records, deciding = null }: ReadingLineProps) {
  const t = useText();
  const { label, value, threshold, unit, op, holds, firstDay, lastDay, facts, parts } = reading;
  return (
    <div className={styles.reading}>
      <div className={styles.line}>
        <span className={holds ? 'text-ok' : 'text-warn'} role="img" aria-label={holds ? t('达到') : t('没有达到')}>
          <Icon name={holds ? 'check' : 'clock'} size={14} />
        </span>
        <span>
          {label} <b>{measure(value, unit)}</b>，{t(needs[op])} {measure(threshold, unit)}
          {!holds && op === '>=' && t('，差 {n}', { n: measure(threshold - value, unit) })}
        </span>
        <span className="muted">{firstDay ? `${dateField(firstDay)} – ${dateField(lastDay)}` : t('入会以来')}</span>
      </div>
      {parts && parts.length > 0 && <ScoreParts parts={parts} />}
      {facts.length > 0 && <ReadingFacts facts={facts} records={records} deciding={deciding} />}
    </div>
  );
}
