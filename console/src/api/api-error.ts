import { errorCodes, type ErrorBody, type ErrorCode } from '@jieti/shared/api/errors';

/** `offline`: no answer at all; `unreadable`: an answer that is not ours. */
export type FailureCode = ErrorCode | 'offline' | 'unreadable';

/** A call that did not succeed. `message` is a sentence for the person in front of the screen. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: FailureCode,
    message: string,
    readonly status: number,
    readonly details: ErrorBody['details'] = [],
    readonly requestId: string | null = null,
  ) {
    super(message);
  }

  /** Whether the same call may well succeed a moment later. */
  get isPassing(): boolean {
    return this.code === 'offline' || this.code === 'busy' || this.status >= 500 || this.status === 429;
  }

  static offline(): ApiError {
    return new ApiError('offline', '没有连上服务器，请检查网络后再试。', 0);
  }

  /** Reads `ErrorBody`; anything else (a proxy's page, an empty body) becomes a sentence by status. */
  static ofBody(status: number, body: unknown): ApiError {
    if (isErrorBody(body)) return new ApiError(body.code, body.message, status, body.details ?? [], body.requestId);
    if (status === 401) return new ApiError('not_signed_in', errorCodes.not_signed_in.sentence, status);
    if (status === 403) return new ApiError('not_allowed', errorCodes.not_allowed.sentence, status);
    if (status === 404) return new ApiError('not_found', errorCodes.not_found.sentence, status);
    return new ApiError('unreadable', `服务器的回答无法识别（${status}），请稍后再试。`, status);
  }
}

function isErrorBody(body: unknown): body is ErrorBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    body.code in errorCodes &&
    'message' in body &&
    typeof body.message === 'string'
  );
}
