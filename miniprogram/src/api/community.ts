import type { CheckInCalendar, CheckInOutcome } from '@jieti/shared/api/community';
import type { MyInvitations } from '@jieti/shared/api/invitations';
import type { MySurvey, MySurveys, SurveyAnswer, SurveyThanks } from '@jieti/shared/api/surveys';
import { memberRequest } from './member-request';

export const getCheckIns = (month?: string) =>
  memberRequest<CheckInCalendar>(`/me/check-ins${month ? `?month=${month}` : ''}`);
export const checkIn = () => memberRequest<CheckInOutcome>('/me/check-ins', { method: 'POST', body: {} });
export const getInvitations = () => memberRequest<MyInvitations>('/me/invitations');
export const getSurveys = () => memberRequest<MySurveys>('/me/surveys');
export const getSurvey = (id: number) => memberRequest<MySurvey>(`/me/surveys/${id}`);
export const answerSurvey = (id: number, body: SurveyAnswer) =>
  memberRequest<SurveyThanks>(`/me/surveys/${id}/answers`, { method: 'POST', body });
