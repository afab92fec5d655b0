import { timingSafeEqual } from 'node:crypto';
import type { Instant } from '@jieti/shared/model/time';
import { hotp } from '../members/hotp.js';

const MINUTE_MS = 60_000;

/** The six digits shown at a place: an HMAC of the minute with the gathering's secret (RFC 6238). */
export const attendanceCodes = {
  at: (secret: string, now: Instant): string => codeOf(secret, Math.floor(now / MINUTE_MS)),

  /** First instant at which the next digits are shown. */
  until: (now: Instant): Instant => (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS,

  /** Digits of this minute, and of the one before for who types slowly. */
  isRight(secret: string, code: string, now: Instant): boolean {
    const minute = Math.floor(now / MINUTE_MS);
    return [minute, minute - 1].some((one) => timingSafeEqual(Buffer.from(codeOf(secret, one)), Buffer.from(code)));
  },
};

function codeOf(secret: string, minute: number): string {
  return hotp(Buffer.from(secret, 'hex'), minute, { digits: 6 });
}
