import { HttpException } from '@nestjs/common';
import { errorCodes, type ErrorCode } from '@jieti/shared/api/errors';
import { Refusal, type RefusalDetail } from './refusal.js';

export interface ErrorReply {
  readonly status: number;
  readonly code: ErrorCode;
  readonly details: readonly RefusalDetail[];
  /** True for what the product did not expect: it is logged. */
  readonly bug: boolean;
}

/** What the caller is told about a thrown error; nothing of its inside leaves the server. */
export function errorReply(error: unknown): ErrorReply {
  if (error instanceof Refusal) return reply(error.code, error.details);
  const status = statusOf(error);
  if (status === 404) return reply('not_found');
  if (status === 401) return reply('not_signed_in');
  if (status === 403) return reply('not_allowed');
  if (status === 413) return reply('too_large');
  if (status === 429) return reply('too_many_requests');
  if (status !== null && status >= 400 && status < 500) return reply('malformed');
  return { ...reply('internal'), bug: true };
}

function reply(code: ErrorCode, details: readonly RefusalDetail[] = []): ErrorReply {
  return { status: errorCodes[code].status, code, details, bug: false };
}

/** The framework's own refusals (no such route, broken JSON, body too large) carry a status. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  return typeof error.statusCode === 'number' ? error.statusCode : null;
}
