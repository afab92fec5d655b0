import type { BoundPhone } from '@jieti/shared/api/auth';
import type { Avatar, PublicProgramme } from '@jieti/shared/api/joining';
import type { MyNotices } from '@jieti/shared/api/notices';
import type { PrivacyNotice } from '@jieti/shared/api/privacy';
import { memberRequest } from './member-request';
import { request } from './request';

/** What guests may see. */
export const getPublicProgramme = () => request<PublicProgramme>('/programme/public');
export const getPrivacyNotice = () => request<PrivacyNotice>('/privacy/notice');
export const bindPhone = (code: string) => memberRequest<BoundPhone>('/auth/phone', { method: 'POST', body: { code } });
export const getAvatar = () => memberRequest<Avatar>('/me/avatar');
/** `image`: base64. */
export const changeAvatar = (image: string) => memberRequest<Avatar>('/me/avatar', { method: 'PUT', body: { image } });
export const removeAvatar = () => memberRequest<unknown>('/me/avatar', { method: 'DELETE' });
export const getNotices = () => memberRequest<MyNotices>('/me/notices');
