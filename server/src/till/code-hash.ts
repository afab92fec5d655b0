import { createHash } from 'node:crypto';

/**
 * Names a rotating code, and apart from its purchase what else it is shown for: one code rings up one purchase, and each
 * gift and perk once (D161).
 */
export function codeHash(memberId: number, step: number): string {
  return createHash('sha256').update(`${memberId}:${step}`).digest('hex');
}

export function codeHashFor(hash: string, purpose: string): string {
  return createHash('sha256').update(`${hash}:${purpose}`).digest('hex');
}
