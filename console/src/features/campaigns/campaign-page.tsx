import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import type { Campaign } from '@jieti/shared/api/campaigns';
import { campaignQuery } from '../../api/campaigns';
import { needLabels } from '@jieti/shared/rules/community/need-labels';
import { CampaignStateTag } from '../../components/campaign-state-tag';
import { Loading } from '../../components/loading';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { useOwnCrumb } from '../../lib/crumb';
import { dateTimeWords } from '../../lib/dates';
import { useText, type Translate } from '../../lib/use-text';
import { CancelCampaign } from './cancel-campaign';
import { FunnelPanel } from './funnel-panel';
import { OffersPanel } from './offers-panel';
import { PaceChart } from './pace-chart';
import { RecipientsPanel } from './recipients-panel';
import { TierResults } from './tier-results';
import styles from './campaigns.module.css';

const POLL_MS = 1_500;

export function CampaignPage() {
  const id = Number(useParams()['id']);
  const query = useQuery({
    ...campaignQuery(id),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? POLL_MS : false),
  });
  useOwnCrumb(query.data?.name ?? null);
  if (query.data?.state === 'draft') return <Navigate to={`/campaigns/${id}/edit`} replace />;
  return (
    <QueryView query={query} loading={<CampaignSkeleton />}>
      {(campaign) => <LiveCampaign campaign={campaign} at={query.dataUpdatedAt} />}
    </QueryView>
  );
}

function LiveCampaign({ campaign, at }: { readonly campaign: Campaign; readonly at: number }) {
  const t = useText();
  return (
    <>
      <PageHeader
        title={campaign.name}
        tag={<CampaignStateTag state={campaign.state} />}
        note={spanWords(campaign, t)}
        actions={campaign.state === 'running' && <CancelCampaign campaign={campaign} />}
      />
      {campaign.needs.length > 0 && (
        <p className={styles.needs}>
          {t('只发给在意{needs}的会员。', { needs: campaign.needs.map((need) => t(needLabels[need])).join(t('、')) })}
        </p>
      )}
      <FunnelPanel campaign={campaign} at={at} />
      <div className={styles.columns}>
        <TierResults campaign={campaign} />
        <PaceChart perMinute={campaign.perMinute} />
      </div>
      <OffersPanel campaign={campaign} />
      <RecipientsPanel campaign={campaign} />
    </>
  );
}

function spanWords({ launchedAt, finishedAt, createdBy }: Campaign, t: Translate): string {
  const parts = [
    launchedAt !== null && t('{time} 开始', { time: dateTimeWords(launchedAt) }),
    finishedAt !== null && t('{time} 结束', { time: dateTimeWords(finishedAt) }),
    t('由{name}创建', { name: createdBy }),
  ];
  return parts.filter(Boolean).join('，');
}

function CampaignSkeleton() {
  return (
    <>
      <Panel>
        <Loading rows={5} height={24} />
      </Panel>
      <Panel>
        <Loading rows={6} />
      </Panel>
    </>
  );
}
