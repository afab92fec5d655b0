import { queryOptions } from '@tanstack/react-query';
import type {
  ChannelAccount,
  ChannelAccountChange,
  ChannelAccountKey,
  ChannelCheckResult,
  ChannelHealth,
  ChannelTemplate,
  EditableAccount,
  TemplateChange,
  TestSend,
  TestSendResult,
} from '@jieti/shared/api/channels';
import { request } from './request';

export const channelAccountsQuery = queryOptions({
  queryKey: ['channels', 'accounts'],
  queryFn: ({ signal }) => request<ChannelAccount[]>('/channels/accounts', { signal }),
});

export const channelHealthQuery = queryOptions({
  queryKey: ['channels', 'health'],
  queryFn: ({ signal }) => request<ChannelHealth>('/channels/health', { signal }),
});

export const channelTemplatesQuery = queryOptions({
  queryKey: ['channels', 'templates'],
  queryFn: ({ signal }) => request<ChannelTemplate[]>('/channels/templates', { signal }),
});

export function changeAccount(account: EditableAccount, body: ChannelAccountChange): Promise<ChannelAccount[]> {
  return request<ChannelAccount[]>(`/channels/accounts/${account}`, { method: 'PUT', body });
}

export function resetAccount(account: EditableAccount): Promise<ChannelAccount[]> {
  return request<ChannelAccount[]>(`/channels/accounts/${account}`, { method: 'DELETE' });
}

export function checkAccount(account: ChannelAccountKey): Promise<ChannelCheckResult> {
  return request<ChannelCheckResult>('/channels/check', { method: 'POST', body: { account } });
}

export async function changeTemplate(key: string, body: TemplateChange): Promise<void> {
  await request(`/channels/templates/${key}`, { method: 'PUT', body });
}

export function testSend(body: TestSend): Promise<TestSendResult> {
  return request<TestSendResult>('/channels/test-send', { method: 'POST', body });
}

/** Asks WeChat for its templates anew. */
export async function syncTemplates(): Promise<void> {
  await request('/wechat/templates/sync', { method: 'POST' });
}
