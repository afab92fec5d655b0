import type { ErrorBody, ErrorCode } from '@jieti/shared/api/errors';

/** Why a request failed: a refusal of the server, no network, or an answer that is no answer. */
export type FailureKind = ErrorCode | 'offline' | 'timeout';

const own = {
  offline: '没有网络。请联网后再试一次。',
  timeout: '服务器没有及时回应。请再试一次。',
} as const;

/** A failed request with the sentence to show. */
export class ApiError extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }

  static refused(body: Partial<ErrorBody> | undefined): ApiError {
    const field = body?.details?.[0]?.message;
    const message = body?.message ?? '出错了，请稍后再试。';
    return new ApiError(body?.code ?? 'internal', field ? `${message}${field}` : message);
  }

  static offline(detail: string): ApiError {
    const kind = detail.includes('timeout') ? 'timeout' : 'offline';
    return new ApiError(kind, own[kind]);
  }
}
