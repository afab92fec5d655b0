import { crc32 } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { SIGNATURE_WINDOW_SECONDS } from './pay-signature.js';

/** A signature is good for the window before and after its time; then the time alone refuses it. */
const KEPT_MS = 2 * SIGNATURE_WINDOW_SECONDS * 1000;
const MOST = 100_000;

interface Seen {
  /** Tells texts apart that WeChat Pay has signed; nobody else can choose them, so a checksum does. */
  readonly digest: number;
  readonly until: Instant;
}

/**
 * Nonces of genuine notifications, while their time still passes. The same notification again is let through, for its
 * effect happens once anyway; the same nonce under another text is a replay. Bounded: the oldest are forgotten first.
 */
@Injectable()
export class PayNonces {
  private readonly seen = new Map<string, Seen>();

  constructor(private readonly clock: Clock) {}

  /** Called only for what is signed: junk fills nothing. */
  check(serial: string, nonce: string, body: Buffer): 'first' | 'again' | 'replayed' {
    const now = this.clock.now();
    const key = `${serial} ${nonce}`;
    const digest = crc32(body);
    const before = this.seen.get(key);
    if (before && before.until > now) return before.digest === digest ? 'again' : 'replayed';
    this.seen.delete(key);
    this.forget(now);
    this.seen.set(key, { digest, until: now + KEPT_MS });
    return 'first';
  }

  get size(): number {
    return this.seen.size;
  }

  private forget(now: Instant): void {
    for (const [key, { until }] of this.seen) {
      if (until > now && this.seen.size < MOST) return;
      this.seen.delete(key);
    }
  }
}
