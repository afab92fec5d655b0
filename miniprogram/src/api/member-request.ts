import { deviceName } from '../device-name';
import { memberToken, dropMemberSession } from '../session';
import { ApiError } from './api-error';
import { request, type RequestOptions } from './request';

/** A request in the member's name; an outlived session is renewed once, without the member noticing. */
export async function memberRequest<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const token = await memberToken();
  const told = options.method === 'POST' ? { ...options, device: deviceName() } : options;
  try {
    return await request<T>(path, { ...told, token });
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'not_signed_in') throw error;
    dropMemberSession(token);
    return request<T>(path, { ...told, token: await memberToken() });
  }
}
