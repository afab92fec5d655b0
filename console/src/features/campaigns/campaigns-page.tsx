import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { CampaignRow } from '@jieti/shared/api/campaigns';
import { campaignsQuery } from '../../api/campaigns';
import { CampaignStateTag } from '../../components/campaign-state-tag';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import { PageHeader } from '../../components/page-header';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { QueryView } from '../../components/query-view';
import { SearchField } from '../../components/search-field';
import { dateField } from '../../lib/dates';
import { count, share } from '../../lib/numbers';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useSearchParam } from '../../lib/use-search-param';
import { useText, type Translate } from '../../lib/use-text';
import styles from './campaigns.module.css';

export function CampaignsPage() {
  const t = useText();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParam();
  const pages = useCursorPages();
  const query = useQuery({ ...campaignsQuery(search, pages.cursor), refetchInterval: 5_000 });
  return (
    <>
      <PageHeader title={t('活动')} note={t('每个等级一份内容，每个人一个结果。')} actions={<NewCampaign />} />
      <Panel flush>
        <div className={styles.filters}>
          <SearchField label={t('找活动')} placeholder={t('活动名称')} value={search} onSettled={setSearch} />
        </div>
        <QueryView query={query}>
          {(page) =>
            page.items.length === 0 ? (
              <NoCampaigns filtered={search !== ''} />
            ) : (
              <>
                <DataTable
                  label={t('活动')}
                  columns={columnsOf(t)}
                  rows={page.items}
                  rowKey={(campaign) => campaign.id}
                  rowTestId="campaign-row"
                  dimmed={query.isPlaceholderData}
                  onOpen={(campaign) => void navigate(`/campaigns/${campaign.id}`)}
                />
                <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
              </>
            )
          }
        </QueryView>
      </Panel>
    </>
  );
}

function NewCampaign() {
  const t = useText();
  const navigate = useNavigate();
  return (
    <Button
      type="primary"
      icon={<Icon name="plus" />}
      data-testid="campaign-new"
      onClick={() => void navigate('/campaigns/new')}
    >
      {t('新建活动')}
    </Button>
  );
}

function NoCampaigns({ filtered }: { readonly filtered: boolean }) {
  const t = useText();
  if (filtered) return <EmptyState icon="search" title={t('没有找到活动')} note={t('换个名称再试。')} />;
  return (
    <EmptyState icon="megaphone" title={t('还没有活动')} note={t('给每个等级写一份内容，发送前先看能到多少人。')} />
  );
}

function columnsOf(t: Translate): readonly Column<CampaignRow>[] {
  return [
    { key: 'name', title: t('活动'), cell: ({ name }) => <b>{name}</b> },
    { key: 'state', title: t('状态'), cell: ({ state }) => <CampaignStateTag state={state} /> },
    { key: 'sent', title: t('送达 / 计划'), width: '24%', cell: (campaign) => <Reach campaign={campaign} /> },
    { key: 'suppressed', title: t('不发送'), align: 'right', cell: ({ progress }) => count(progress.suppressed) },
    { key: 'failed', title: t('未送达'), align: 'right', cell: ({ progress }) => count(progress.failed) },
    { key: 'launched', title: t('开始'), align: 'right', cell: ({ launchedAt }) => dateField(launchedAt) },
    {
      key: 'created',
      title: t('创建'),
      align: 'right',
      cell: ({ createdAt, createdBy }) => <span className="muted">{`${createdBy} ${dateField(createdAt)}`}</span>,
    },
  ];
}

function Reach({ campaign: { name, state, progress } }: { readonly campaign: CampaignRow }) {
  if (state === 'draft') return <span className="muted">—</span>;
  return (
    <div className={styles.reach}>
      {count(progress.sent)}{' '}
      <span className="muted">
        / {count(progress.planned)}，{share(progress.sent, progress.planned)}
      </span>
      <ProgressBar part={progress.sent} whole={progress.planned} label={name} />
    </div>
  );
}
