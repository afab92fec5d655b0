import type { WhatIfOutcome, WhatIfRun } from '@jieti/shared/api/what-if';
import { dateTimeWords } from '../../lib/dates';
import { durationWords } from '../../lib/duration-words';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { Icon } from '../icon';
import { Panel } from '../panel';
import { CostPanel } from './cost-panel';
import { FlowPanel } from './flow-panel';
import { NearPanel } from './near-panel';
import { runSummary } from './run-summary';
import { StorePanel } from './store-panel';
import { TierCounts } from './tier-counts';
import styles from './what-if.module.css';

interface RunResultProps {
  readonly run: WhatIfRun;
  readonly result: WhatIfOutcome;
}

/** Everything a finished run found, most telling first. */
export function RunResult({ run, result }: RunResultProps) {
  return (
    <>
      <RunHead run={run} result={result} />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <FlowPanel runId={run.id} result={result} />
          <StorePanel byStore={result.byStore} />
        </div>
        <div className={styles.stack}>
          <CostPanel result={result} />
          <NearPanel runId={run.id} result={result} />
        </div>
      </div>
    </>
  );
}

function RunHead({ run, result }: RunResultProps) {
  const t = useText();
  return (
    <Panel>
      <div className={styles.head}>
        <p className={styles.sentence} data-testid="what-if-summary">
          {runSummary(result, t)}
        </p>
        <p className="muted">
          {t('{n} 位会员，事实到 {time}，用时 {took}', {
            n: count(result.members),
            time: dateTimeWords(result.factsUntil),
            took: durationWords(result.seconds * 1000),
          })}
        </p>
      </div>
      {!run.current && (
        <p className={styles.outdated} role="status">
          <Icon name="warning" size={14} />
          {t('草稿或线上版本在这次试算之后变过，这份结果只供参考，发布前要重新试算。')}
        </p>
      )}
      <TierCounts counts={result.counts} />
    </Panel>
  );
}
