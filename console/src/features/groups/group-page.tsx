import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { GroupDetail } from '@jieti/shared/api/groups';
import { groupQuery } from '../../api/groups';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { dateTimeWords } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useText, type Translate } from '../../lib/use-text';
import { joinedByWords } from './group-words';
import { GrowthPlot } from './growth-plot';
import { OriginsTable } from './origins-table';
import { TierMix } from './tier-mix';
import styles from './groups.module.css';

type Move = GroupDetail['moves'][number];

/** One group: its growth, its tiers, who came and went. */
export function GroupPage() {
  const t = useText();
  const { chatId = '' } = useParams();
  const query = useQuery(groupQuery(chatId));
  return <QueryView query={query}>{(detail) => <Group detail={detail} t={t} />}</QueryView>;
}

function Group({ detail, t }: { readonly detail: GroupDetail; readonly t: Translate }) {
  const { group, days, origins, moves } = detail;
  return (
    <>
      <PageHeader
        title={group.name || t('没有名字的群')}
        note={t('群主 {owner}，{n} 位客户，{m} 位认得出的会员', {
          owner: group.owner,
          n: count(group.customers),
          m: count(group.members),
        })}
      />
      <div className={styles.columns}>
        <Panel title={t('进群和退群')} note={t('最近 30 天')}>
          <GrowthPlot days={days} />
        </Panel>
        <Panel title={t('等级')} note={t('同意的会员')}>
          <TierMix group={group} />
          <ul className={styles.tiers}>
            {group.tiers.map(({ key, name, count: people }) => (
              <li key={key}>
                {name}
                <strong>{count(people)}</strong>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
      <div className={styles.columns}>
        <Panel title={t('谁来了，谁走了')} flush>
          {moves.length === 0 ? (
            <EmptyState icon="members" title={t('还没有人进出')} />
          ) : (
            <DataTable
              label={t('谁来了，谁走了')}
              columns={columnsOf(t)}
              rows={moves.map((move, i) => ({ ...move, i }))}
              rowKey={({ i }) => i}
            />
          )}
        </Panel>
        <Panel title={t('从哪里进群')} flush>
          <OriginsTable origins={origins} />
        </Panel>
      </div>
    </>
  );
}

function columnsOf(t: Translate): readonly Column<Move>[] {
  return [
    { key: 'at', title: t('时间'), cell: ({ at }) => dateTimeWords(at) },
    { key: 'kind', title: t('进出'), cell: ({ kind }) => (kind === 'joined' ? t('进群') : t('退群')) },
    {
      key: 'who',
      title: t('谁'),
      cell: ({ memberId, name }) =>
        memberId === null ? (
          <span className="muted">{t('不认得')}</span>
        ) : (
          <Link to={`/members/${memberId}`}>{name || t('会员 {id}', { id: memberId })}</Link>
        ),
    },
    { key: 'by', title: t('怎么进的'), cell: ({ joinedBy, joinWay }) => `${t(joinedByWords[joinedBy])} ${joinWay}` },
  ];
}
