import { createPrivateKey, createPublicKey, hkdfSync, sign, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { TierClaim } from '@jieti/shared/api/till-offline';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';

const DAY_MS = 86_400_000;
/** Tills fetch keys for so many days: a week without a network. */
const DAYS_AHEAD = 7;
/** How long a claim outlives its code: a member's phone and a till need not agree to the second. */
const GRACE_MS = 30_000;
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface ClaimKey {
  /** The day it signs for, counted from 1970 in UTC. */
  readonly id: string;
  /** base64url of the 32 bytes of the public key. */
  readonly key: string;
}

/** What a code says of its member; `until` is the end of the code itself. */
export interface Claimed {
  readonly code: string;
  readonly tier: { readonly key: string; readonly name: string };
  /** Last day of the tier as `2027-03-31`; null: no end. */
  readonly tierUntil: string | null;
  readonly maskedName: string;
  readonly until: Instant;
}

/** Signs what a member code says of its member, so that a till without a network can believe it (X-10, D160). */
@Injectable()
export class TierClaims {
  private readonly keys = new Map<string, KeyObject>();

  constructor(@Inject(CONFIG) private readonly config: { readonly secrets: Pick<Config['secrets'], 'memberCode'> }) {}

  /** `digits.claim.signature`, signed by the key of the day on which the claim ends. */
  qrOf({ code, tier, tierUntil, maskedName, until }: Claimed): string {
    const expires = until + GRACE_MS;
    const id = dayOf(expires);
    const claim: TierClaim = { k: id, t: tier.key, n: tier.name, u: tierUntil, m: maskedName, x: expires };
    const signed = `${code}.${Buffer.from(JSON.stringify(claim)).toString('base64url')}`;
    return `${signed}.${sign(null, Buffer.from(signed), this.keyOf(id)).toString('base64url')}`;
  }

  /** The keys of yesterday and of the days to come, and the instant from which others are needed. */
  kit(now: Instant): { readonly publicKeys: readonly ClaimKey[]; readonly validUntil: Instant } {
    const days = Array.from({ length: DAYS_AHEAD + 2 }, (_, i) => dayOf(now + (i - 1) * DAY_MS));
    const publicKeys = days.map((id) => ({ id, key: publicKeyOf(this.keyOf(id)) }));
    return { publicKeys, validUntil: (Number(dayOf(now)) + DAYS_AHEAD + 1) * DAY_MS };
  }

  private keyOf(id: string): KeyObject {
    const known = this.keys.get(id);
    if (known) return known;
    if (this.keys.size > 100) this.keys.clear();
    const seed = Buffer.from(hkdfSync('sha256', this.config.secrets.memberCode, '', `jieti tier claim: ${id}`, 32));
    const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    this.keys.set(id, key);
    return key;
  }
}

const dayOf = (at: Instant): string => String(Math.floor(at / DAY_MS));

function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url');
}
