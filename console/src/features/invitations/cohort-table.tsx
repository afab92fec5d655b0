import type { InvitationFunnel } from '@jieti/shared/api/invitations';
import { DataTable, type Column } from '../../components/data-table';
import { count, money } from '../../lib/numbers';
import { useText } from '../../lib/use-text';

type Cohort = InvitationFunnel['cohorts'][number];

/** What the friends of a month spend, once the days have passed for all of them. */
export function CohortTable({ cohorts }: { readonly cohorts: readonly Cohort[] }) {
  const t = useText();
  const sum = (fen: number | null) => (fen === null ? t('未满') : money(fen));
  const columns: Column<Cohort>[] = [
    { key: 'month', title: t('入会月份'), cell: ({ month }) => month },
    { key: 'friends', title: t('好友'), align: 'right', cell: ({ friends }) => count(friends) },
    { key: 'buyers', title: t('买过的'), align: 'right', cell: ({ buyers }) => count(buyers) },
    { key: '30', title: t('30 天内'), align: 'right', cell: ({ spent30Fen }) => sum(spent30Fen) },
    { key: '90', title: t('90 天内'), align: 'right', cell: ({ spent90Fen }) => sum(spent90Fen) },
    { key: '180', title: t('180 天内'), align: 'right', cell: ({ spent180Fen }) => sum(spent180Fen) },
    { key: 'all', title: t('到今天'), align: 'right', cell: ({ spentFen }) => money(spentFen) },
  ];
  return <DataTable label={t('好友的消费')} columns={columns} rows={cohorts} rowKey={({ month }) => month} />;
}
