import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Page } from '@jieti/shared/api/paging';
import type { Survey, SurveyAnswerRow, SurveyDraft, SurveyResults } from '@jieti/shared/api/surveys';
import { request } from './request';
import { saveFile } from './save-file';

export const surveysQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['surveys', 'list', cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<Page<Survey>>('/surveys', { query: { cursor, limit: 20 }, signal }),
  });

export const surveyQuery = (id: number) =>
  queryOptions({
    queryKey: ['surveys', 'one', id],
    queryFn: ({ signal }) => request<Survey>(`/surveys/${id}`, { signal }),
  });

export const surveyResultsQuery = (id: number) =>
  queryOptions({
    queryKey: ['surveys', 'results', id],
    queryFn: ({ signal }) => request<SurveyResults>(`/surveys/${id}/results`, { signal }),
  });

export const surveyAnswersQuery = (id: number, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['surveys', 'answers', id, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<SurveyAnswerRow>>(`/surveys/${id}/answers`, { query: { cursor, limit: 20 }, signal }),
  });

/** A new one without an id. */
export function saveSurvey(id: number | undefined, draft: SurveyDraft): Promise<Survey> {
  return id === undefined
    ? request<Survey>('/surveys', { method: 'POST', body: draft })
    : request<Survey>(`/surveys/${id}`, { method: 'PUT', body: draft });
}

export function moveSurvey(id: number, state: 'open' | 'closed'): Promise<Survey> {
  return request<Survey>(`/surveys/${id}/state`, { method: 'POST', body: { state } });
}

export function exportSurvey(id: number): Promise<void> {
  return saveFile(`/surveys/${id}/answers/export`);
}
