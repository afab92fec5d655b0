import { ApiError } from './api-error';

/** What to tell a person about a failure. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError ? error.message : '出错了，请稍后再试。';
}
