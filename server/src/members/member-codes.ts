import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { HandlePermutation } from './handle-permutation.js';
import { hotp } from './hotp.js';

/** A code of the till starts with 88, so no payment app takes it for its own (10–15 and 25–30 are theirs). */
const PREFIX = '88';
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

/** Rotating member codes: 88, eight digits for the member, eight of the one-time password, one check digit. */
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
    const digits = code.replace(/[\s-]/g, '');
    if (!/^88\d{17}$/.test(digits) || checkDigit(digits.slice(0, -1)) !== digits.at(-1)) return { kind: 'malformed' };
    const memberId = this.handles.memberIdOf(digits.slice(2, 10));
    const password = Buffer.from(digits.slice(10, 18));
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
    const digits = `${PREFIX}${this.handles.handleOf(memberId)}${hotp(this.keyFor(`member:${memberId}`), step)}`;
    return `${digits}${checkDigit(digits)}`;
  }

  private keyFor(purpose: string): Buffer {
    return createHmac('sha256', this.secret).update(purpose).digest();
  }
}

/** Luhn: one wrong digit, or two neighbours swapped, is told at once. */
function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
