import { createHash } from 'node:crypto';

/** A redeem key of fixed length for anything that names a use of coupons; bills name theirs themselves. */
export function couponUseKey(useKey: string): string {
  return useKey.startsWith('bill:') ? useKey : createHash('sha256').update(useKey).digest('hex');
}
