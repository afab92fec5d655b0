import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  Campaign,
  CampaignAudience,
  CampaignDraft,
  CampaignForecast,
  CampaignRow,
  MessageTemplate,
  Recipient,
} from '@jieti/shared/api/campaigns';
import type { NeedClass } from '@jieti/shared/model/survey';
import type { Page } from '@jieti/shared/api/paging';
import { request } from './request';
import { saveFile } from './save-file';

export interface RecipientFilter {
  readonly state?: string;
  readonly reason?: string;
}

export const campaignsQuery = (search: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['campaigns', search, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<Page<CampaignRow>>('/campaigns', { query: { search, cursor, limit: 20 }, signal }),
  });

export const campaignQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaign', id],
    queryFn: ({ signal }) => request<Campaign>(`/campaigns/${id}`, { signal }),
  });

export const forecastQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaign', id, 'forecast'],
    staleTime: 0,
    queryFn: ({ signal }) => request<CampaignForecast>(`/campaigns/${id}/forecast`, { method: 'POST', signal }),
  });

/** Whom a campaign for these tiers and need classes would be for. */
export const audienceQuery = (tiers: readonly string[], needs: readonly NeedClass[]) =>
  queryOptions({
    queryKey: ['campaign-audience', tiers, needs],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<CampaignAudience>('/campaigns/audience', {
        query: { tiers: tiers.join(), needs: needs.join() },
        signal,
      }),
  });

export const recipientsQuery = (id: number, filter: RecipientFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['campaign', id, 'recipients', filter, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<Recipient>>(`/campaigns/${id}/recipients`, { query: { ...filter, cursor, limit: 20 }, signal }),
  });

export const messageTemplatesQuery = queryOptions({
  queryKey: ['message-templates'],
  staleTime: 60_000,
  queryFn: ({ signal }) => request<readonly MessageTemplate[]>('/message-templates', { signal }),
});

/** A draft with an id is replaced, one without is created. */
export function saveCampaign(id: number | null, draft: CampaignDraft): Promise<Campaign> {
  return id === null
    ? request<Campaign>('/campaigns', { method: 'POST', body: draft })
    : request<Campaign>(`/campaigns/${id}`, { method: 'PUT', body: draft });
}

export function launchCampaign(id: number): Promise<Campaign> {
  return request<Campaign>(`/campaigns/${id}/launch`, { method: 'POST' });
}

export function cancelCampaign(id: number): Promise<Campaign> {
  return request<Campaign>(`/campaigns/${id}/cancel`, { method: 'POST' });
}

export function exportRecipients(id: number): Promise<void> {
  return saveFile(`/campaigns/${id}/export`);
}
