import type { MyArticle, MyArticleRow, ReadingOutcome, ReadingReport } from '@jieti/shared/api/articles';
import type { Page } from '@jieti/shared/api/paging';
import { memberRequest } from './member-request';

export const listArticles = (cursor: string | null) =>
  memberRequest<Page<MyArticleRow>>(`/me/articles?limit=10${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
export const getArticle = (id: number) => memberRequest<MyArticle>(`/me/articles/${id}`);
export const reportReading = (id: number, body: ReadingReport) =>
  memberRequest<ReadingOutcome>(`/me/articles/${id}/reading`, { method: 'POST', body });
export const noteShare = (id: number) =>
  memberRequest<unknown>(`/me/articles/${id}/share`, { method: 'POST', body: {} });
