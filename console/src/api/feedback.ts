import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { FeedbackQuery, FeedbackRow } from '@jieti/shared/api/feedback';
import type { Page } from '@jieti/shared/api/paging';
import { request, requestFile } from './request';
import { saveFile } from './save-file';

export type FeedbackFilter = Pick<FeedbackQuery, 'state' | 'topic' | 'search'>;

export const feedbackQuery = (filter: FeedbackFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['feedback', filter, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<FeedbackRow>>('/feedback', { query: { ...filter, cursor, limit: 20 }, signal }),
  });

/** A photo as an address for an image, fetched with the session's token; it never changes. */
export const feedbackPhotoQuery = (key: string) =>
  queryOptions({
    queryKey: ['feedback-photo', key],
    staleTime: Infinity,
    queryFn: ({ signal }) => requestFile(`/feedback/photos/${key}`, { signal }).then(({ blob }) => dataAddress(blob)),
  });

/** Unlike an object address it needs nobody to let it go. */
function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(blob);
  });
}

export function replyToFeedback(id: number, body: string): Promise<FeedbackRow> {
  return request<FeedbackRow>(`/feedback/${id}/replies`, { method: 'POST', body: { body } });
}

export function moveFeedback(id: number, to: 'close' | 'reopen'): Promise<FeedbackRow> {
  return request<FeedbackRow>(`/feedback/${id}/${to}`, { method: 'POST', body: {} });
}

export function exportFeedback(filter: FeedbackFilter): Promise<void> {
  return saveFile('/feedback/export', { query: filter });
}
