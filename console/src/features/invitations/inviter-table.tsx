import { Link } from 'react-router';
import type { InviterRow } from '@jieti/shared/api/invitations';
import { DataTable, type Column } from '../../components/data-table';
import { dateTimeWords } from '../../lib/dates';
import { count, money } from '../../lib/numbers';
import { useText } from '../../lib/use-text';

interface InviterTableProps {
  readonly rows: readonly InviterRow[];
  readonly dimmed: boolean;
}

export function InviterTable({ rows, dimmed }: InviterTableProps) {
  const t = useText();
  const number = (key: 'opened' | 'joined' | 'ordered' | 'credited' | 'reversed' | 'held', title: string) =>
    ({ key, title, align: 'right', cell: (row: InviterRow) => count(row[key]) }) as const;
  const columns: Column<InviterRow>[] = [
    {
      key: 'member',
      title: t('会员'),
      cell: ({ member }) => (
        <>
          <Link to={`/members/${member.id}`}>{member.name || member.cardNo}</Link>{' '}
          <span className="muted">{member.cardNo}</span>
        </>
      ),
    },
    number('opened', t('打开')),
    number('joined', t('入会')),
    number('ordered', t('首单')),
    number('credited', t('已计入')),
    number('reversed', t('退掉')),
    number('held', t('待核实')),
    { key: 'spent', title: t('好友消费'), align: 'right', cell: ({ friendsSpentFen }) => money(friendsSpentFen) },
    { key: 'last', title: t('最近一位'), align: 'right', cell: ({ lastJoinedAt }) => dateTimeWords(lastJoinedAt) },
  ];
  return (
    <DataTable label={t('邀请人')} columns={columns} rows={rows} rowKey={({ member }) => member.id} dimmed={dimmed} />
  );
}
