import { ApiError } from '../../api/api-error';

const kinds: readonly string[] = [
  'limit_bill',
  'limit_refund',
  'limit_refunds_day',
  'second_person_wrong',
  'second_person_own',
  'second_person_role',
];

/** Whether the request may go through when another member of staff agrees to it. */
export const needsSecondPerson = (error: unknown): boolean => error instanceof ApiError && kinds.includes(error.kind);
