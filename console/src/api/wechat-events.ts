import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Page } from '@jieti/shared/api/paging';
import type { WechatEventItem, WechatEventListQuery } from '@jieti/shared/api/wechat-events';
import { request } from './request';

export type EventFilter = Pick<WechatEventListQuery, 'search' | 'state'>;

/** What WeChat pushed, the latest first. */
export const wechatEventsQuery = (filter: EventFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['channels', 'events', filter, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<WechatEventItem>>('/wechat/events', { query: { ...filter, cursor, limit: 10 }, signal }),
  });

export function retryEvent(id: number): Promise<WechatEventItem> {
  return request<WechatEventItem>(`/wechat/events/${id}/retry`, { method: 'POST' });
}
