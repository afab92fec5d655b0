import type { GroupOrigin } from '@jieti/shared/api/groups';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { count, share } from '../../lib/numbers';
import { useText, type Translate } from '../../lib/use-text';
import { joinedByWords } from './group-words';

/** Where customers came from into the groups, and how many of them are still there. */
export function OriginsTable({ origins }: { readonly origins: readonly GroupOrigin[] }) {
  const t = useText();
  if (origins.length === 0) return <EmptyState icon="members" title={t('还没有人进群')} />;
  return (
    <DataTable
      label={t('从哪里进群')}
      columns={columnsOf(t)}
      rows={origins}
      rowKey={({ joinedBy, joinWay }) => `${joinedBy} ${joinWay}`}
    />
  );
}

function columnsOf(t: Translate): readonly Column<GroupOrigin>[] {
  return [
    { key: 'by', title: t('怎么进的'), cell: ({ joinedBy }) => t(joinedByWords[joinedBy]) },
    { key: 'way', title: t('入群码'), cell: ({ joinWay }) => joinWay || <span className="muted">—</span> },
    { key: 'people', title: t('进过'), align: 'right', cell: ({ people }) => count(people) },
    {
      key: 'still',
      title: t('还在'),
      align: 'right',
      cell: ({ people, stillThere }) => `${count(stillThere)}（${share(stillThere, people)}）`,
    },
  ];
}
