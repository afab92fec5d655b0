import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { Campaign } from '@jieti/shared/api/campaigns';
import { campaignQuery, cancelCampaign } from '../../api/campaigns';
import { Icon } from '../../components/icon';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';

export function CancelCampaign({ campaign }: { readonly campaign: Campaign }) {
  const t = useText();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelCampaign(campaign.id),
    onSuccess: (cancelled) => queries.setQueryData(campaignQuery(campaign.id).queryKey, cancelled),
    onError: (error) => void message.error(error.message),
  });
  const waiting = Math.max(0, campaign.progress.planned - campaign.progress.decided);
  const ask = () =>
    void modal.confirm({
      title: t('停下这个活动？'),
      content: t('还在排队的 {n} 位不再发送，已发出的不受影响。停下后不能继续。', { n: count(waiting) }),
      okText: t('停止发送'),
      okButtonProps: { danger: true },
      cancelText: t('继续发送'),
      icon: null,
      onOk: () => cancel.mutateAsync().catch(() => undefined),
    });
  return (
    <Button icon={<Icon name="pause" />} loading={cancel.isPending} onClick={ask} data-testid="campaign-cancel">
      {t('停止发送')}
    </Button>
  );
}
