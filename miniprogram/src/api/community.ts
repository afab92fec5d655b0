import type { CheckInCalendar, CheckInOutcome } from '@jieti/shared/api/community';
import type { FeedbackItem, NewFeedback, SentPhoto } from '@jieti/shared/api/feedback';
import type { MyInvitations } from '@jieti/shared/api/invitations';
import type { Page } from '@jieti/shared/api/paging';
import type { MySurvey, MySurveys, SurveyAnswer, SurveyThanks } from '@jieti/shared/api/surveys';
import { memberFile } from './member-file';
import { memberRequest } from './member-request';

export const getCheckIns = (month?: string) =>
  memberRequest<CheckInCalendar>(`/me/check-ins${month ? `?month=${month}` : ''}`);
export const checkIn = () => memberRequest<CheckInOutcome>('/me/check-ins', { method: 'POST', body: {} });
export const acceptInvitation = (code: string) =>
  memberRequest<unknown>('/me/invitations/accept', { method: 'POST', body: { code } });
export const getInvitationPicture = () => memberFile('/me/invitations/code.png');
export const getInvitations = () => memberRequest<MyInvitations>('/me/invitations');
export const getSurveys = () => memberRequest<MySurveys>('/me/surveys');
export const getSurvey = (id: number) => memberRequest<MySurvey>(`/me/surveys/${id}`);
export const answerSurvey = (id: number, body: SurveyAnswer) =>
  memberRequest<SurveyThanks>(`/me/surveys/${id}/answers`, { method: 'POST', body });
export const listFeedback = (cursor: string | null) =>
  memberRequest<Page<FeedbackItem>>(`/me/feedback?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
export const writeFeedback = (body: NewFeedback) => memberRequest<unknown>('/me/feedback', { method: 'POST', body });
export const replyToFeedback = (id: number, body: string) =>
  memberRequest<unknown>(`/me/feedback/${id}/replies`, { method: 'POST', body: { body } });
/** `content`: the picture as it is, at most 1 MB. */
export const sendPhoto = (content: ArrayBuffer) =>
  memberRequest<SentPhoto>('/me/feedback/photos', { method: 'POST', body: content, type: 'image/jpeg' });
export const getPhoto = (key: string) => memberFile(`/me/feedback/photos/${key}`);
