import { Link } from 'react-router';
import type { MemberRow } from '@jieti/shared/api/members';
import type { Column } from '../../components/data-table';
import { TierTag } from '../../components/tier-tag';
import { dateField } from '../../lib/dates';
import { count, money } from '../../lib/numbers';
import type { Translate } from '../../lib/use-text';
import styles from './members.module.css';

export function memberColumns(t: Translate): readonly Column<MemberRow>[] {
  return [
    { key: 'name', title: t('会员'), cell: (member) => <Name member={member} /> },
    { key: 'tier', title: t('等级'), cell: ({ tier }) => <TierTag tier={tier} /> },
    { key: 'until', title: t('有效期至'), cell: ({ until }) => <span className="muted">{dateField(until)}</span> },
    { key: 'store', title: t('门店'), cell: ({ store }) => <span className="muted">{store ?? '—'}</span> },
    { key: 'growth', title: t('累计成长值'), align: 'right', cell: ({ growth }) => count(growth) },
    { key: 'spend', title: t('累计净实付'), align: 'right', cell: ({ netSpendFen }) => money(netSpendFen) },
    { key: 'orders', title: t('订单'), align: 'right', cell: ({ orderCount }) => count(orderCount) },
    { key: 'last', title: t('最近消费'), align: 'right', cell: ({ lastOrderAt }) => dateField(lastOrderAt) },
    {
      key: 'joined',
      title: t('入会'),
      align: 'right',
      cell: ({ joinedAt }) => <span className="muted">{dateField(joinedAt)}</span>,
    },
  ];
}

function Name({ member }: { readonly member: MemberRow }) {
  return (
    <div className={styles.name}>
      <Link to={`/members/${member.id}`} onClick={(event) => event.stopPropagation()} tabIndex={-1}>
        {member.name}
      </Link>
      <span>{member.phone ?? member.cardNo}</span>
    </div>
  );
}
