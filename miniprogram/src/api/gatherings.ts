import type {
  Attend,
  AttendOutcome,
  MyGathering,
  MyGatherings,
  SignUp,
  SignUpOutcome,
} from '@jieti/shared/api/gatherings';
import { memberRequest } from './member-request';

export const listGatherings = () => memberRequest<MyGatherings>('/me/gatherings');
export const getGathering = (id: number) => memberRequest<MyGathering>(`/me/gatherings/${id}`);
export const signUp = (id: number, body: SignUp) =>
  memberRequest<SignUpOutcome>(`/me/gatherings/${id}/sign-up`, { method: 'POST', body });
export const signOff = (id: number) => memberRequest<unknown>(`/me/gatherings/${id}/sign-up`, { method: 'DELETE' });
export const attend = (body: Attend) => memberRequest<AttendOutcome>('/me/gatherings/attend', { method: 'POST', body });
