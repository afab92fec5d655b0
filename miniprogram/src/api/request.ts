import Taro from '@tarojs/taro';
import type { ErrorBody } from '@jieti/shared/api/errors';
import { learnServerTime, phoneNow } from '../clock';
import { ApiError } from './api-error';

export interface RequestOptions {
  /** WeChat's own request knows no PATCH. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: object;
  /** What the body is; JSON where nothing is said. */
  readonly type?: string;
  readonly token?: string;
  /** What the phone calls itself. */
  readonly device?: string;
  /** Another origin than the product's server: the simulated WeChat of the demo. */
  readonly origin?: string;
}

const timeoutMs = 10_000;

async function send(url: string, options: RequestOptions) {
  try {
    return await Taro.request<unknown>({
      url,
      method: options.method ?? 'GET',
      data: options.body,
      header: {
        ...(options.body ? { 'content-type': options.type ?? 'application/json' } : {}),
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...(options.device ? { 'x-device': options.device } : {}),
      },
      timeout: timeoutMs,
    });
  } catch (error) {
    if (error instanceof ApiError) throw error;
    const detail = (error as { errMsg?: string; message?: string } | undefined) ?? {};
    throw ApiError.offline(detail.errMsg ?? detail.message ?? '');
  }
}

/** The answer's body; a refusal or a missing network is thrown as `ApiError`. Amounts are fen, times epoch milliseconds. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const asked = phoneNow();
  const answer = await send(`${options.origin ?? `${__API_BASE__}/api`}${path}`, options);
  if (!options.origin) learnServerTime(dateOf(answer.header), asked);
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data as T;
  throw ApiError.refused(answer.data as Partial<ErrorBody> | undefined);
}

const dateOf = (header: unknown): unknown => {
  const { date, Date: capital } = (header ?? {}) as { readonly date?: unknown; readonly Date?: unknown };
  return date ?? capital;
};
