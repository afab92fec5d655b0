import { Segmented } from 'antd';
import { useState } from 'react';
import type { WhatIfOutcome } from '@jieti/shared/api/what-if';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { EmptyState } from '../empty-state';
import { Panel } from '../panel';
import { ExportRun } from './export-run';
import { tiersOf } from './flow-layout';
import { FlowSankey } from './flow-sankey';
import { MembersDrawer, type MembersOf } from './members-drawer';
import { MigrationMatrix } from './migration-matrix';
import styles from './what-if.module.css';

type View = 'now' | 'later';

interface FlowPanelProps {
  readonly runId: number;
  readonly result: WhatIfOutcome;
}

/** Where everybody goes: at the instant the draft comes into force, or once everybody has been reviewed by it. */
export function FlowPanel({ runId, result }: FlowPanelProps) {
  const t = useText();
  const [view, setView] = useState<View>(() => (result.up + result.down > 0 || result.later === 0 ? 'now' : 'later'));
  const [list, open] = useState<MembersOf | null>(null);
  const { counts } = result;
  const flows = view === 'now' ? result.matrix : result.laterMatrix;
  const moved = flows.reduce((sum, { from, to, members }) => (from === to ? sum : sum + members), 0);
  const openMove = (from: string, to: string) => open(moveOf({ result, flows, view, from, to }, t));
  return (
    <Panel
      title={t('等级流动')}
      note={view === 'now' ? t('小字是和现在相比') : t('含按线上规则到期也会降的人')}
      extra={
        <>
          <Segmented
            size="small"
            aria-label={t('看哪个时刻')}
            value={view}
            onChange={setView}
            options={[
              { value: 'now', label: t('立即') },
              { value: 'later', label: t('下次评定后') },
            ]}
          />
          <ExportRun runId={runId} />
        </>
      }
    >
      {moved === 0 ? (
        <EmptyState
          icon="stairs"
          title={view === 'now' ? t('生效当天没有人的等级会变') : t('评定之后也没有人的等级会变')}
          note={t('{n} 位会员都留在原来的等级。', { n: count(result.members) })}
        />
      ) : (
        <div className={styles.flows}>
          <FlowSankey counts={counts} flows={flows} onOpen={openMove} />
          <MigrationMatrix counts={counts} flows={flows} onOpen={openMove} />
        </div>
      )}
      <MembersDrawer runId={runId} list={list} onClose={() => open(null)} />
    </Panel>
  );
}

interface Move {
  readonly result: WhatIfOutcome;
  readonly flows: WhatIfOutcome['matrix'];
  readonly view: View;
  readonly from: string;
  readonly to: string;
}

/** The list behind one cell: a rise, a fall at once, or a fall at the next review. */
function moveOf({ result, flows, view, from, to }: Move, t: ReturnType<typeof useText>): MembersOf {
  const tiers = tiersOf(result.counts, flows);
  const place = (key: string) => tiers.findIndex((tier) => tier.key === key);
  const nameOf = (key: string) => tiers.find((tier) => tier.key === key)?.name ?? key;
  const members = flows.find((flow) => flow.from === from && flow.to === to)?.members ?? 0;
  const kind = place(to) < place(from) ? 'up' : view === 'now' ? 'down' : 'later';
  const title = t('{from} 到 {to}，{n} 人', { from: nameOf(from), to: nameOf(to), n: count(members) });
  if (kind !== 'later') return { kind, from, to, title };
  return { kind, from, to, title, note: t('只列因为这份草稿才会降的人，按线上规则到期也会降的不在其中。') };
}
