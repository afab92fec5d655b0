import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { formatMemberCode, parseMemberCode } from '@jieti/shared/rules/member-code';
import { CONFIG, type Config } from '../config.js';
import { HandlePermutation } from './handle-permutation.js';
import { hotp } from './hotp.js';

export const CODE_STEP_SECONDS = 30;
const STEP_MS = CODE_STEP_SECONDS * 1000;
/** Steps a code may be off and still spend: one, for clocks and for the time it takes to scan. */
const SPEND_STEPS = 1;
/** Steps a code may be old and still earn: five minutes. */
const EARN_STEPS = 10;
/** How far back an old code is still recognised as ours, to say "expired" and not "forged": one day. */
const KNOWN_STEPS = 2880;

export interface IssuedCode {
  readonly code: string;
  readonly from: Instant;
  readonly until: Instant;
}

export type CodeReading =
  /** `current` may move value, `old` may only earn. `step` is the 30-second step it was made for. */
  | { readonly kind: 'valid'; readonly memberId: number; readonly step: number; readonly age: 'current' | 'old' }
  | { readonly kind: 'malformed' | 'forged' | 'expired' };

/** Rotating member codes: a permuted member number and an HMAC one-time password of the 30 seconds. */
@Injectable()
export class MemberCodes {
  private readonly secret: string;
  private readonly handles: HandlePermutation;

  constructor(@Inject(CONFIG) config: Pick<Config, 'secrets'>) {
    this.secret = config.secrets.memberCode;
    this.handles = new HandlePermutation(this.keyFor('handle'));
  }

  /** Codes for the next `count` steps of 30 s, the first of them now. */
  issueCodes(memberId: number, now: Instant, count = 20): IssuedCode[] {
    const first = Math.floor(now / STEP_MS);
    return Array.from({ length: count }, (_, index) => {
      const step = first + index;
      return { code: this.codeOf(memberId, step), from: step * STEP_MS, until: (step + 1) * STEP_MS };
    });
  }

  /** Whose code it is and what it may still do; spaces and dashes between the digits do not matter. */
  verifyCode(code: string, now: Instant): CodeReading {
    const parts = parseMemberCode(code);
    if (parts === 'malformed') return { kind: 'malformed' };
    const memberId = this.handles.memberIdOf(parts.handle);
    const password = Buffer.from(parts.otp);
    const key = this.keyFor(`member:${memberId}`);
    const present = Math.floor(now / STEP_MS);
    for (let step = present + SPEND_STEPS; step >= present - KNOWN_STEPS; step -= 1) {
      if (!timingSafeEqual(Buffer.from(hotp(key, step)), password)) continue;
      if (step < present - EARN_STEPS) return { kind: 'expired' };
      return { kind: 'valid', memberId, step, age: step >= present - SPEND_STEPS ? 'current' : 'old' };
    }
    return { kind: 'forged' };
  }

  private codeOf(memberId: number, step: number): string {
    return formatMemberCode(this.handles.handleOf(memberId), hotp(this.keyFor(`member:${memberId}`), step));
  }

  private keyFor(purpose: string): Buffer {
    return createHmac('sha256', this.secret).update(purpose).digest();
  }
}
