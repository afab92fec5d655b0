import { createSecretKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';

export type Audience = 'member' | 'staff';

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Instant;
}

const lifetimeMs: Readonly<Record<Audience, number>> = { member: 7 * 86_400_000, staff: 12 * 3_600_000 };

interface Claims {
  readonly sub: string;
  readonly aud: Audience;
}

/** Sessions are signed (HS256) and say only who: rights are read anew at every request. */
@Injectable()
export class SessionTokens {
  private readonly jwt: JwtService;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) { secrets }: { readonly secrets: Pick<Config['secrets'], 'session'> },
  ) {
    // A text would be tried as a public key first, at every request.
    this.jwt = new JwtService({ secret: createSecretKey(Buffer.from(secrets.session)) });
  }

  issue(audience: Audience, id: number): IssuedToken {
    const now = this.clock.now();
    const expiresAt = now + lifetimeMs[audience];
    const claims = { sub: String(id), aud: audience, iat: Math.floor(now / 1000), exp: Math.floor(expiresAt / 1000) };
    const token = this.jwt.sign(claims, { algorithm: 'HS256' });
    return { token, expiresAt };
  }

  /** Null for anything but a token we signed, for one of our two audiences, that has not run out. */
  read(token: string): { readonly audience: Audience; readonly id: number } | null {
    try {
      const claims = this.jwt.verify<Claims & { readonly exp?: number }>(token, {
        algorithms: ['HS256'],
        audience: ['member', 'staff'],
        clockTimestamp: Math.floor(this.clock.now() / 1000),
      });
      const id = Number(claims.sub);
      if (claims.exp === undefined || !Number.isSafeInteger(id) || id <= 0 || !isAudience(claims.aud)) return null;
      return { audience: claims.aud, id };
    } catch {
      return null;
    }
  }
}

function isAudience(value: unknown): value is Audience {
  return value === 'member' || value === 'staff';
}
