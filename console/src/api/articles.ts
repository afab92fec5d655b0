import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Article, ArticleDraft, ArticleFunnel, ArticleRow } from '@jieti/shared/api/articles';
import type { Page } from '@jieti/shared/api/paging';
import { request } from './request';
import { saveFile } from './save-file';

export interface ArticleFilter {
  readonly state?: string | undefined;
  readonly search?: string | undefined;
}

export const articlesQuery = (filter: ArticleFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['articles', 'list', filter, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<ArticleRow>>('/articles', { query: { ...filter, cursor, limit: 20 }, signal }),
  });

export const articleQuery = (id: number) =>
  queryOptions({
    queryKey: ['articles', 'one', id],
    queryFn: ({ signal }) => request<Article>(`/articles/${id}`, { signal }),
  });

export const articleFunnelQuery = (id: number) =>
  queryOptions({
    queryKey: ['articles', 'funnel', id],
    queryFn: ({ signal }) => request<ArticleFunnel>(`/articles/${id}/funnel`, { signal }),
  });

/** A new one without `known`. */
export function saveArticle(
  known: { readonly id: number; readonly revision: number } | undefined,
  article: ArticleDraft,
): Promise<Article> {
  if (!known) return request<Article>('/articles', { method: 'POST', body: article });
  const { id, revision } = known;
  return request<Article>(`/articles/${id}`, { method: 'PUT', body: { revision, article } });
}

export function moveArticle(id: number, state: 'published' | 'withdrawn'): Promise<Article> {
  return request<Article>(`/articles/${id}/state`, { method: 'POST', body: { state } });
}

export function deleteArticle(id: number): Promise<void> {
  return request(`/articles/${id}`, { method: 'DELETE' });
}

export function exportReadings(id: number): Promise<void> {
  return saveFile(`/articles/${id}/readings/export`);
}
