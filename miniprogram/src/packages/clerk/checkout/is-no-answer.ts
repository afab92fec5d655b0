import { ApiError } from '../../../api/api-error';

const noAnswer: readonly string[] = ['offline', 'timeout', 'internal'];
const passing: readonly string[] = [...noAnswer, 'busy', 'too_many_requests', 'not_signed_in'];

const isOneOf = (error: unknown, kinds: readonly string[]) => error instanceof ApiError && kinds.includes(error.kind);

/** The shop did not answer: the clerk can go on without it. */
export const isNoAnswer = (error: unknown): boolean => isOneOf(error, noAnswer);

/** The very same request may well succeed later. */
export const isPassing = (error: unknown): boolean => isOneOf(error, passing);
