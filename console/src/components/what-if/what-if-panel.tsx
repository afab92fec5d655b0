import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { WhatIfRun } from '@jieti/shared/api/what-if';
import { whatIfRunQuery } from '../../api/what-if';
import { useText } from '../../lib/use-text';
import { EmptyState } from '../empty-state';
import { Panel } from '../panel';
import { QueryView } from '../query-view';
import { RunProgress } from './run-progress';
import { RunResult } from './run-result';

interface WhatIfPanelProps {
  /** A run, or its id. A run under way is asked again until it ends. */
  readonly run: WhatIfRun | number;
  /** Offered after a failure or a stop. */
  readonly onRunAgain?: () => void;
}

/** One run of a draft over everybody's real facts: its progress, and then what it found. */
export function WhatIfPanel({ run, onRunAgain }: WhatIfPanelProps) {
  const given = typeof run === 'number' ? undefined : run;
  const query = useQuery({ ...whatIfRunQuery(given?.id ?? Number(run)), initialData: given });
  return <QueryView query={query}>{(shown) => <Run run={shown} onRunAgain={onRunAgain} />}</QueryView>;
}

function Run({ run, onRunAgain }: { readonly run: WhatIfRun; readonly onRunAgain?: () => void }) {
  const t = useText();
  const again = onRunAgain && <Button onClick={onRunAgain}>{t('再试算一次')}</Button>;
  switch (run.state) {
    case 'queued':
    case 'running':
      return (
        <Panel>
          <RunProgress run={run} />
        </Panel>
      );
    case 'done':
      if (run.result) return <RunResult run={run} result={run.result} />;
      return <Ended title={t('这次试算没有留下结果')} note={t('结果可能已经清理，可以再试算一次。')} action={again} />;
    case 'failed':
      return (
        <Ended
          title={t('试算没有完成')}
          note={run.error ?? t('草稿没有变，会员也没有受影响，可以再试算一次。')}
          action={again}
        />
      );
    case 'cancelled':
      return <Ended title={t('试算已停止')} note={t('停下之前算过的部分不保留。')} action={again} />;
    default:
      return run.state satisfies never;
  }
}

function Ended({
  title,
  note,
  action,
}: {
  readonly title: string;
  readonly note: string;
  readonly action: React.ReactNode;
}) {
  return (
    <Panel>
      <EmptyState icon="pause" title={title} note={note} action={action} />
    </Panel>
  );
}
