import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { Campaign, CampaignForecast } from '@jieti/shared/api/campaigns';
import { campaignQuery, forecastQuery, launchCampaign } from '../../api/campaigns';
import { CampaignStateTag } from '../../components/campaign-state-tag';
import { Icon } from '../../components/icon';
import { PageHeader } from '../../components/page-header';
import { QueryView } from '../../components/query-view';
import { useOwnCrumb } from '../../lib/crumb';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { CampaignSteps } from './campaign-steps';
import { ForecastBoard } from './forecast-board';
import { OffersPanel } from './offers-panel';

/** Who would be reached and what it may cost, before anything is sent. */
export function ForecastPage() {
  const id = Number(useParams()['id']);
  const t = useText();
  const campaign = useQuery(campaignQuery(id));
  const isDraft = campaign.data?.state === 'draft';
  const forecast = useQuery({ ...forecastQuery(id), enabled: isDraft });
  useOwnCrumb(campaign.data?.name ?? null);
  if (campaign.data && !isDraft) return <Navigate to={`/campaigns/${id}`} replace />;
  return (
    <>
      <PageHeader
        title={campaign.data?.name ?? t('发送前预估')}
        tag={<CampaignStateTag state="draft" />}
        note={<CampaignSteps at="forecast" />}
        actions={campaign.data && <Actions campaign={campaign.data} forecast={forecast.data} />}
      />
      <QueryView query={campaign}>
        {(data) => (
          <>
            <QueryView query={forecast}>{(figures) => <ForecastBoard campaign={data} forecast={figures} />}</QueryView>
            <OffersPanel campaign={data} />
          </>
        )}
      </QueryView>
    </>
  );
}

interface ActionsProps {
  readonly campaign: Campaign;
  readonly forecast: CampaignForecast | undefined;
}

function Actions({ campaign, forecast }: ActionsProps) {
  const t = useText();
  const navigate = useNavigate();
  const launch = useLaunch(campaign, forecast);
  return (
    <>
      <Button icon={<Icon name="edit" />} onClick={() => void navigate(`/campaigns/${campaign.id}/edit`)}>
        {t('改内容')}
      </Button>
      <Button
        type="primary"
        icon={<Icon name="megaphone" />}
        data-testid="campaign-launch"
        disabled={!forecast || forecast.audience === 0}
        loading={launch.busy}
        onClick={launch.confirm}
      >
        {t('开始发送')}
      </Button>
    </>
  );
}

/** Sending cannot be taken back, so this is the one place that asks first. */
function useLaunch(campaign: Campaign, forecast: CampaignForecast | undefined) {
  const t = useText();
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const launch = useMutation({
    mutationFn: () => launchCampaign(campaign.id),
    onSuccess: (launched) => {
      queries.setQueryData(campaignQuery(campaign.id).queryKey, launched);
      void queries.invalidateQueries({ queryKey: ['campaigns'] });
      void navigate(`/campaigns/${campaign.id}`);
    },
    onError: (error) => void message.error(error.message),
  });
  const reached = (forecast?.bySubscription ?? 0) + (forecast?.byInboxOnly ?? 0);
  const confirm = () =>
    void modal.confirm({
      title: t('发给 {n} 位会员？', { n: count(reached) }),
      content: t('其中 {n} 位会收到微信消息，各用掉一次订阅次数。已发出的消息收不回来。', {
        n: count(forecast?.bySubscription ?? 0),
      }),
      okText: t('开始发送'),
      cancelText: t('再看看'),
      icon: null,
      okButtonProps: { 'data-testid': 'campaign-launch-confirm' },
      onOk: () => launch.mutateAsync().catch(() => undefined),
    });
  return { confirm, busy: launch.isPending };
}
