import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';

/** How long an identification may be used. */
export const VISIT_MS = 5 * 60_000;

/** Who stands at the till, as one clerk identified them. */
export interface VisitProof {
  readonly memberId: number;
  readonly staffId: number;
  readonly storeId: string | null;
  /** False when identified by phone, card number or an old code: it may earn but use no coupon. */
  readonly maySpend: boolean;
  /** Names the rotating code that was shown; null without one. */
  readonly codeHash: string | null;
  readonly expiresAt: Instant;
}

/** Signed proofs of identification, so that the till needs no session of its own. */
@Injectable()
export class VisitTokens {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: { readonly secrets: Pick<Config['secrets'], 'session'> }) {
    this.key = Buffer.from(hkdfSync('sha256', config.secrets.session, '', 'jieti till: visit', 32));
  }

  issue(proof: VisitProof): string {
    const body = Buffer.from(JSON.stringify(proof)).toString('base64url');
    return `${body}.${this.sign(body)}`;
  }

  /** What a token says, its end included: from `expiresAt` on nothing new may be done with it. Refuses with malformed. */
  read(token: string): VisitProof {
    const [body = '', signature = '', ...rest] = token.split('.');
    const expected = Buffer.from(this.sign(body));
    const given = Buffer.from(signature);
    const genuine = rest.length === 0 && given.length === expected.length && timingSafeEqual(given, expected);
    if (!genuine) throw new Refusal('malformed', [{ field: 'visit', message: '请重新验码' }]);
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as VisitProof;
  }

  private sign(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url');
  }
}
