import type { Explanation } from '@jieti/shared/api/tiers';
import { ReadingLine } from './reading-line';
import type { Records } from './records';
import styles from './timeline.module.css';

interface StepReasonsProps {
  readonly item: Explanation['timeline'][number];
  readonly records: Records;
}

/** The conditions as they were read, the facts behind them, and what would have been without the last one. */
export function StepReasons({ item, records }: StepReasonsProps) {
  return (
    <div className={styles.reasons}>
      {item.readings.map((reading) => (
        <ReadingLine
          key={`${reading.metric}${reading.label}`}
          reading={reading}
          records={records}
          deciding={item.trigger}
        />
      ))}
      {item.counterfactual && <p>{item.counterfactual}</p>}
    </div>
  );
}
