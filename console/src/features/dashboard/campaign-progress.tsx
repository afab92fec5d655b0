import { Link, useNavigate } from 'react-router';
import type { CampaignRow } from '@jieti/shared/api/campaigns';
import { CampaignStateTag } from '../../components/campaign-state-tag';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { dateField } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useText, type Translate } from '../../lib/use-text';
import styles from './dashboard.module.css';

export function CampaignProgress({ campaigns }: { readonly campaigns: readonly CampaignRow[] }) {
  const t = useText();
  const navigate = useNavigate();
  const running = campaigns.filter((campaign) => campaign.state === 'running').length;
  return (
    <Panel
      title={t('活动进度')}
      note={t('进行中 {n}', { n: running })}
      extra={<Link to="/campaigns">{t('全部活动')}</Link>}
      flush
    >
      {campaigns.length === 0 ? (
        <EmptyState
          icon="megaphone"
          title={t('还没有活动')}
          note={t('给每个等级写一份内容，发送前先看能到多少人。')}
          action={<Link to="/campaigns/new">{t('新建活动')}</Link>}
        />
      ) : (
        <DataTable
          label={t('活动进度')}
          columns={columnsOf(t)}
          rows={campaigns}
          rowKey={(campaign) => campaign.id}
          onOpen={(campaign) => void navigate(`/campaigns/${campaign.id}`)}
        />
      )}
    </Panel>
  );
}

function columnsOf(t: Translate): readonly Column<CampaignRow>[] {
  return [
    { key: 'name', title: t('活动'), cell: (campaign) => campaign.name },
    { key: 'state', title: t('状态'), cell: (campaign) => <CampaignStateTag state={campaign.state} /> },
    { key: 'sent', title: t('送达 / 计划'), width: '26%', cell: (campaign) => <Sent campaign={campaign} /> },
    { key: 'suppressed', title: t('不发送'), align: 'right', cell: ({ progress }) => count(progress.suppressed) },
    { key: 'failed', title: t('未送达'), align: 'right', cell: ({ progress }) => count(progress.failed) },
    {
      key: 'at',
      title: t('开始'),
      align: 'right',
      cell: ({ launchedAt }) => <span className="muted">{dateField(launchedAt)}</span>,
    },
  ];
}

function Sent({ campaign: { name, state, progress } }: { readonly campaign: CampaignRow }) {
  if (state === 'draft') return <span className="muted">—</span>;
  return (
    <div className={styles.sent}>
      {count(progress.sent)}
      <span className="muted"> / {count(progress.planned)}</span>
      <ProgressBar
        part={progress.sent}
        whole={progress.planned}
        label={name}
        colour={state === 'cancelled' ? 'var(--warn-fill)' : undefined}
      />
    </div>
  );
}
