import type { MemberSession, StaffSession } from '@jieti/shared/api/auth';
import type { Join } from '@jieti/shared/api/joining';
import { deviceName } from '../device-name';
import { randomId } from '../random-id';
import { request } from './request';

export function signInWithWechat(code: string): Promise<MemberSession> {
  return request('/auth/wechat-login', { method: 'POST', body: { code } });
}

export function joinWithWechat(body: Join): Promise<MemberSession> {
  return request('/auth/join', { method: 'POST', body });
}

export function signInStaff(username: string, password: string): Promise<StaffSession> {
  return request('/auth/staff-login', { method: 'POST', body: { username, password } });
}

/** Tells who brought a new member; the session is new, so it is given along. */
export function acceptInvitation(token: string, code: string): Promise<unknown> {
  return request('/me/invitations/accept', { method: 'POST', body: { code }, token, device: deviceName() });
}

/** A friend's link was opened; whoever opens it stays unknown, so the phone says a name of this moment only. */
export function tellOpenedInvitation(code: string): Promise<unknown> {
  return request('/invitation-openings', { method: 'POST', body: { code }, device: randomId(16) });
}
