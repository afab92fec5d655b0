import type { Explanation } from '@jieti/shared/api/tiers';
import { Icon } from '../../components/icon';
import { dateField } from '../../lib/dates';
import { measure } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import styles from './timeline.module.css';

type Item = Explanation['timeline'][number];
type Reading = Item['readings'][number];

/** The conditions as they were read, the facts behind them, and what would have been without the last one. */
export function StepReasons({ item }: { readonly item: Item }) {
  return (
    <div className={styles.reasons}>
      {item.readings.map((reading) => (
        <ReadingLine key={`${reading.metric}${reading.label}`} reading={reading} />
      ))}
      {item.counterfactual && <p>{item.counterfactual}</p>}
    </div>
  );
}

const needs = { '>=': '需', '<=': '不超过', '<': '不到' } as const;

function ReadingLine({ reading }: { readonly reading: Reading }) {
  const t = useText();
  const { label, value, threshold, unit, op, holds, firstDay, lastDay, facts } = reading;
  return (
    <div className={styles.reading}>
      <div>
        <span className={holds ? 'text-ok' : 'text-warn'} aria-label={holds ? t('达到') : t('没有达到')}>
          <Icon name={holds ? 'check' : 'clock'} size={14} />
        </span>
        <span>
          {label} <b>{measure(value, unit)}</b>，{t(needs[op])} {measure(threshold, unit)}
        </span>
        <span className="muted">{firstDay ? `${dateField(firstDay)} – ${dateField(lastDay)}` : t('入会以来')}</span>
      </div>
      {facts.length > 0 && (
        <details>
          <summary>{t('由 {n} 条记录组成', { n: facts.length })}</summary>
          <ul>
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
