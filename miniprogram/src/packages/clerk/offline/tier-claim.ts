import nacl from 'tweetnacl';
import { base64urlBytes } from './base64url-bytes';
import { utf8Text } from './utf8-text';

/** What a member's code says of itself, signed by the shop. */
export interface TierClaim {
  readonly tierKey: string;
  readonly tierName: string;
  /** The last day of the tier as `2026-08-31`; null: no end. */
  readonly until: string | null;
  readonly memberName: string;
  /** The first instant at which it no longer counts. */
  readonly expiresAt: number;
}

export type ClaimReading =
  | { readonly kind: 'genuine'; readonly code: string; readonly claim: TierClaim }
  /** Only digits: nothing in it can be checked without the shop. */
  | { readonly kind: 'bare'; readonly code: string }
  | { readonly kind: 'forged' }
  | { readonly kind: 'expired'; readonly expiredAt: number }
  | { readonly kind: 'unreadable' };

/** A key of the shop that signs claims; base64url of its 32 bytes. */
export interface ClaimKey {
  readonly id: string;
  readonly key: string;
}

const digitsOnly = /^\d{15,20}$/;

function textBytes(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text), (letter) => letter.charCodeAt(0));
}

function isSigned(message: string, signature: string, keys: readonly ClaimKey[]): boolean {
  const signed = base64urlBytes(signature);
  if (signed?.length !== nacl.sign.signatureLength) return false;
  return keys.some(({ key }) => {
    const bytes = base64urlBytes(key);
    if (bytes?.length !== nacl.sign.publicKeyLength) return false;
    return nacl.sign.detached.verify(textBytes(message), signed, bytes);
  });
}

function claimOf(part: string): TierClaim | undefined {
  const bytes = base64urlBytes(part);
  const text = bytes && utf8Text(bytes);
  if (text === undefined) return undefined;
  try {
    const { t, n, u, m, x } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (typeof t !== 'string' || typeof n !== 'string' || typeof m !== 'string' || typeof x !== 'number')
      return undefined;
    return { tierKey: t, tierName: n, until: typeof u === 'string' ? u : null, memberName: m, expiresAt: x };
  } catch {
    return undefined;
  }
}

/** Reads `digits.claim.signature` without asking anybody; `now` in epoch milliseconds. */
export function readTierClaim(scanned: string, keys: readonly ClaimKey[], now: number): ClaimReading {
  const text = scanned.replace(/\s/g, '');
  if (digitsOnly.test(text)) return { kind: 'bare', code: text };
  const [code = '', part = '', signature = '', ...rest] = text.split('.');
  if (!digitsOnly.test(code) || rest.length > 0 || !part || !signature) return { kind: 'unreadable' };
  if (!isSigned(`${code}.${part}`, signature, keys)) return { kind: 'forged' };
  const claim = claimOf(part);
  if (!claim) return { kind: 'unreadable' };
  return now < claim.expiresAt ? { kind: 'genuine', code, claim } : { kind: 'expired', expiredAt: claim.expiresAt };
}
