import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { BrowseInterests, BrowseReportQuery, InterestedMember } from '@jieti/shared/api/browsing';
import { exportInterestedMembers, interestedMembersQuery, interestsQuery } from '../../api/browsing';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ExportButton } from '../../components/export-button';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { TierNames } from '../../components/tier-names';
import { dateTimeWords } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useAddressParam } from '../../lib/use-address-param';
import { useText, type Translate } from '../../lib/use-text';
import { dwellWords } from '../../lib/dwell-words';
import styles from './browsing.module.css';

type Interest = BrowseInterests['tags'][number];

/** What members dwell on, and who they are. */
export function InterestsPanel({ query }: { readonly query: BrowseReportQuery }) {
  const t = useText();
  const interests = useQuery(interestsQuery(query));
  const [tag, setTag] = useAddressParam('tag');
  const chosen = interests.data?.tags.find((one) => one.tag === tag) ?? interests.data?.tags[0];
  return (
    <div className={styles.columns}>
      <Panel title={t('兴趣')} note={t('停留 20 秒以上才算')} flush>
        <QueryView query={interests}>
          {({ tags }) =>
            tags.length === 0 ? (
              <EmptyState icon="search" title={t('还看不出兴趣')} note={t('会员在一页停留久了，会记在这里。')} />
            ) : (
              <DataTable
                label={t('兴趣')}
                columns={columnsOf(t, chosen?.tag)}
                rows={tags}
                rowKey={(one) => one.tag}
                onOpen={(one) => setTag(one.tag)}
              />
            )
          }
        </QueryView>
      </Panel>
      {chosen && <Members interest={chosen} tier={query.tier} />}
    </div>
  );
}

function Members({ interest, tier }: { readonly interest: Interest; readonly tier: string | undefined }) {
  const t = useText();
  const members = useQuery(interestedMembersQuery(interest.tag, tier));
  return (
    <Panel
      title={t('对“{title}”感兴趣的会员', { title: t(interest.title) })}
      extra={<ExportButton run={() => exportInterestedMembers(interest.tag, tier)} />}
      flush
    >
      <QueryView query={members}>
        {({ items }) => (
          <DataTable label={t('会员')} columns={memberColumns(t)} rows={items} rowKey={({ memberId }) => memberId} />
        )}
      </QueryView>
    </Panel>
  );
}

function columnsOf(t: Translate, chosen: string | undefined): readonly Column<Interest>[] {
  return [
    {
      key: 'title',
      title: t('看什么'),
      cell: ({ tag, title }) => (tag === chosen ? <strong>{t(title)}</strong> : t(title)),
    },
    { key: 'members', title: t('会员数'), align: 'right', cell: ({ members }) => count(members) },
    { key: 'visits', title: t('次数'), align: 'right', cell: ({ visits }) => count(visits) },
    {
      key: 'dwell',
      title: t('平均停留'),
      align: 'right',
      cell: ({ dwellMs, visits }) => dwellWords(dwellMs / Math.max(1, visits), t),
    },
  ];
}

function memberColumns(t: Translate): readonly Column<InterestedMember>[] {
  return [
    {
      key: 'name',
      title: t('会员'),
      cell: ({ memberId, name, cardNo }) => <Link to={`/members/${memberId}`}>{name || cardNo}</Link>,
    },
    { key: 'tier', title: t('等级'), cell: ({ tier }) => <TierNames keys={[tier]} /> },
    { key: 'visits', title: t('次数'), align: 'right', cell: ({ visits }) => count(visits) },
    { key: 'dwell', title: t('共停留'), align: 'right', cell: ({ dwellMs }) => dwellWords(dwellMs, t) },
    { key: 'last', title: t('最近一次'), align: 'right', cell: ({ lastAt }) => dateTimeWords(lastAt) },
  ];
}
