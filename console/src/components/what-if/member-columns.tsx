import { Link } from 'react-router';
import type { WhatIfMember } from '@jieti/shared/api/what-if';
import { measure } from '../../lib/numbers';
import type { Translate } from '../../lib/use-text';
import type { Column } from '../data-table';
import { TierTag } from '../tier-tag';
import styles from './what-if.module.css';

const needs = { '>=': '需', '<=': '不超过', '<': '不到' } as const;

export function memberColumns(t: Translate): readonly Column<WhatIfMember>[] {
  return [
    {
      key: 'name',
      title: t('会员'),
      cell: ({ memberId, name, cardNo }) => (
        <div className={styles.name}>
          <Link to={`/members/${memberId}`}>{name}</Link>
          <span>{cardNo}</span>
        </div>
      ),
    },
    { key: 'move', title: t('等级'), cell: (member) => <Move member={member} /> },
    {
      key: 'reading',
      title: t('起决定作用的条件'),
      cell: ({ reading }) =>
        reading ? (
          <div className={styles.name}>
            <span className={styles.reading}>
              {reading.label} <b>{measure(reading.value, reading.unit)}</b>
            </span>
            <span>
              {t(needs[reading.op])} {measure(reading.threshold, reading.unit)}
            </span>
          </div>
        ) : (
          <span className="muted">—</span>
        ),
    },
    {
      key: 'gap',
      title: t('离门槛'),
      align: 'right',
      cell: ({ gap, reading }) => (
        <span className={reading?.holds === false ? 'text-warn' : 'muted'}>{gap ?? '—'}</span>
      ),
    },
  ];
}

function Move({ member: { from, to } }: { readonly member: WhatIfMember }) {
  return (
    <span className={styles.move}>
      <TierTag tier={from} />
      <span aria-hidden="true">→</span>
      <TierTag tier={to} />
    </span>
  );
}
