import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useNavigate } from 'react-router';
import type { GroupList, GroupReport, GroupRow } from '@jieti/shared/api/groups';
import { exportGroups, groupReportQuery, groupsQuery } from '../../api/groups';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ExportButton } from '../../components/export-button';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { dateWords } from '../../lib/dates';
import { count, share } from '../../lib/numbers';
import { useAddressParam } from '../../lib/use-address-param';
import { useText, type Translate } from '../../lib/use-text';
import { ActivePlot } from './active-plot';
import { GrowthPlot } from './growth-plot';
import { OfficialAccountPanel } from './official-account-panel';
import { OriginsTable } from './origins-table';
import { TierMix } from './tier-mix';
import styles from './groups.module.css';

const spans = [30, 60, 90] as const;

/** The shop's groups and its official account: who is there, who comes, how lively it is. */
export function GroupsPage() {
  const t = useText();
  const [chosen, setDays] = useAddressParam('days');
  const days = spans.find((span) => String(span) === chosen) ?? 30;
  const groups = useQuery(groupsQuery);
  const report = useQuery(groupReportQuery(days));
  return (
    <>
      <PageHeader
        title={t('会员群')}
        note={t('人是企业微信里的客户；等级只数同意的会员。谁说了什么，没有人知道。')}
        actions={
          <>
            <Segmented
              aria-label={t('多少天')}
              value={days}
              options={spans.map((span) => ({ value: span, label: t('{n} 天', { n: span }) }))}
              onChange={(span) => setDays(String(span))}
            />
            <ExportButton run={exportGroups} />
          </>
        }
      />
      <QueryView query={report}>
        {(shown) => (
          <>
            <Figures report={shown} groups={groups.data} />
            <div className={styles.columns}>
              <Panel title={t('进群和退群')}>
                <GrowthPlot days={shown.days} />
              </Panel>
              <Panel title={t('活跃占比')} note={t('当天说过话的人，企业微信按群主统计')}>
                <ActivePlot days={shown.days} />
              </Panel>
            </div>
          </>
        )}
      </QueryView>
      <Panel title={t('每个群')} flush>
        <QueryView query={groups}>{(list) => <Groups list={list} />}</QueryView>
      </Panel>
      <Panel title={t('从哪里进群')} flush>
        <QueryView query={report}>{({ origins }) => <OriginsTable origins={origins} />}</QueryView>
      </Panel>
      <OfficialAccountPanel days={days} />
    </>
  );
}

function Figures({ report, groups }: { readonly report: GroupReport; readonly groups: GroupList | undefined }) {
  const t = useText();
  const live = groups?.groups.filter(({ dismissedAt }) => dismissedAt === null) ?? [];
  const sum = (of: (group: GroupRow) => number) => live.reduce((all, group) => all + of(group), 0);
  const counted = report.days.findLast((day) => day.counted)?.counted;
  const moved = (which: 'joined' | 'left') => report.days.reduce((all, day) => all + day[which], 0);
  const customers = sum((group) => group.customers);
  const figures = [
    { name: t('群'), value: count(live.length), note: t('{n} 位客户', { n: count(customers) }) },
    {
      name: t('认得出的会员'),
      value: count(sum((group) => group.members)),
      note: t('占客户 {share}', {
        share: share(
          sum((group) => group.members),
          customers,
        ),
      }),
    },
    { name: t('进群'), value: count(moved('joined')), note: t('退群 {n}', { n: count(moved('left')) }) },
    {
      name: t('最近一天活跃'),
      value: counted ? share(counted.activeMembers, counted.members) : '—',
      note: counted ? t('{n} 条消息', { n: count(counted.messages) }) : t('企业微信还没有统计'),
    },
    gapFigure(t, report.gap),
  ];
  return (
    <section className={`panel ${styles.figures}`} aria-label={t('一共')}>
      <dl>
        {figures.map(({ name, value, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            <dd className="muted">{note}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Both counts are of everybody, staff included, at the end of the last day WeCom counted. */
function gapFigure(t: Translate, gap: GroupReport['gap']) {
  const name = t('和企业微信对账');
  if (!gap) return { name, value: '—', note: t('企业微信还没有统计') };
  const difference = gap.known - gap.counted;
  return {
    name,
    value: difference === 0 ? t('一致') : t('差 {n} 人', { n: count(Math.abs(difference)) }),
    note: t('{day}：企业微信 {counted}，这里 {known}', {
      day: dateWords(gap.day),
      counted: count(gap.counted),
      known: count(gap.known),
    }),
  };
}

function Groups({ list }: { readonly list: GroupList }) {
  const t = useText();
  const navigate = useNavigate();
  if (list.groups.length === 0)
    return (
      <EmptyState
        icon="members"
        title={list.state === 'notConnected' ? t('还没有接入企业微信') : t('还没有读到群')}
        note={list.state === 'notConnected' ? t('在微信设置里填好企业微信，群会自己出现。') : t('几分钟后再来看。')}
      />
    );
  return (
    <DataTable
      label={t('每个群')}
      columns={columnsOf(t)}
      rows={list.groups}
      rowKey={({ chatId }) => chatId}
      onOpen={({ chatId }) => void navigate(`/groups/${encodeURIComponent(chatId)}`)}
      rowTestId="group"
    />
  );
}

function columnsOf(t: Translate): readonly Column<GroupRow>[] {
  return [
    {
      key: 'name',
      title: t('群'),
      cell: ({ name, dismissedAt }) => (
        <>
          {name || t('没有名字的群')} {dismissedAt !== null && <Tag>{t('已解散')}</Tag>}
        </>
      ),
    },
    { key: 'owner', title: t('群主'), cell: ({ owner }) => owner },
    { key: 'customers', title: t('客户'), align: 'right', cell: ({ customers }) => count(customers) },
    { key: 'members', title: t('会员'), align: 'right', cell: ({ members }) => count(members) },
    { key: 'mix', title: t('等级'), width: '24%', cell: (group) => <TierMix group={group} /> },
    { key: 'joined', title: t('30 天进群'), align: 'right', cell: ({ joined }) => count(joined) },
    { key: 'left', title: t('退群'), align: 'right', cell: ({ left }) => count(left) },
    { key: 'visits', title: t('从群里来'), align: 'right', cell: ({ visits }) => count(visits) },
  ];
}
