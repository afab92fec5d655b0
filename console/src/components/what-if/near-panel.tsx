import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { WhatIfMember, WhatIfOutcome } from '@jieti/shared/api/what-if';
import { whatIfMembersQuery } from '../../api/what-if';
import { count, measure } from '../../lib/numbers';
import { useText, type Translate } from '../../lib/use-text';
import { DataTable, type Column } from '../data-table';
import { EmptyState } from '../empty-state';
import { Panel } from '../panel';
import { QueryView } from '../query-view';
import { TierTag } from '../tier-tag';
import { MembersDrawer, type MembersOf } from './members-drawer';
import styles from './what-if.module.css';

const SHOWN = 6;

interface NearPanelProps {
  readonly runId: number;
  readonly result: Pick<WhatIfOutcome, 'near'>;
}

/** Who misses a tier of the draft by a little: a small push, or a threshold a little lower, brings them in. */
export function NearPanel({ runId, result: { near } }: NearPanelProps) {
  const t = useText();
  const [list, open] = useState<MembersOf | null>(null);
  const query = useQuery({ ...whatIfMembersQuery(runId, { kind: 'near' }, undefined, SHOWN), enabled: near > 0 });
  const title = t('差一点的人，{n} 人', { n: count(near) });
  return (
    <Panel
      title={t('差一点的人')}
      note={t('{n} 人', { n: count(near) })}
      extra={
        near > SHOWN && (
          <Button type="link" className={styles.link} onClick={() => open({ kind: 'near', title })}>
            {t('全部')}
          </Button>
        )
      }
      flush
    >
      {near === 0 ? (
        <EmptyState icon="stairs" title={t('没有人差一点')} note={t('离下一级最近的人也还差得远。')} />
      ) : (
        <QueryView query={query}>
          {(page) => (
            <DataTable
              label={t('差一点的人')}
              columns={columnsOf(t)}
              rows={page.items}
              rowKey={(member) => member.memberId}
            />
          )}
        </QueryView>
      )}
      <MembersDrawer runId={runId} list={list} onClose={() => open(null)} />
    </Panel>
  );
}

function columnsOf(t: Translate): readonly Column<WhatIfMember>[] {
  return [
    { key: 'name', title: t('会员'), cell: ({ memberId, name }) => <Link to={`/members/${memberId}`}>{name}</Link> },
    { key: 'to', title: t('够到'), cell: ({ to }) => <TierTag tier={to} /> },
    {
      key: 'value',
      title: t('现在'),
      align: 'right',
      cell: ({ reading }) => (reading ? measure(reading.value, reading.unit) : '—'),
    },
    {
      key: 'gap',
      title: t('还差'),
      align: 'right',
      cell: ({ gap }) => <b className="text-warn">{gap?.replace(/^差\s*/, '') ?? '—'}</b>,
    },
  ];
}
