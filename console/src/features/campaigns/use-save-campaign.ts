import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import type { CampaignDraft } from '@jieti/shared/api/campaigns';
import { campaignQuery, saveCampaign } from '../../api/campaigns';
import { useText } from '../../lib/use-text';

interface Save {
  readonly draft: CampaignDraft;
  readonly then: 'stay' | 'forecast';
}

/** Saves the draft; a new one continues under its own address, so that saving again changes the same draft. */
export function useSaveCampaign(id: number | null) {
  const t = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ draft }: Save) => saveCampaign(id, draft),
    onSuccess: async (campaign, { then }) => {
      queries.setQueryData(campaignQuery(campaign.id).queryKey, campaign);
      void queries.invalidateQueries({ queryKey: ['campaigns'] });
      if (then === 'forecast') return navigate(`/campaigns/${campaign.id}/forecast`);
      void message.success(t('草稿已保存。'));
      if (id === null) await navigate(`/campaigns/${campaign.id}/edit`, { replace: true });
    },
  });
}
