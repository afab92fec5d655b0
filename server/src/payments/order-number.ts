import { randomBytes } from 'node:crypto';
import type { Instant } from '@jieti/shared/model/time';

/** 6–32 characters of WeChat Pay's alphabet; the time keeps it readable, 80 random bits keep it unique and unguessable. */
export function newOrderNumber(now: Instant): string {
  return `J${now.toString(36).toUpperCase()}${randomBytes(10).toString('hex').toUpperCase()}`;
}
