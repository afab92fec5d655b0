import type { BusinessDay, Instant } from './time.js';

/**
 * A tier set by hand beside the computed one (T7, rule F20): `floor` gives at least this tier, `pin` exactly this one.
 * It never edits facts; when it ends, the computed tier stands.
 */
export interface TierOverride {
  /** Its number, as text; unique for ever. */
  readonly id: string;
  readonly kind: 'floor' | 'pin';
  readonly tier: string;
  /** First day, from 00:00. */
  readonly fromDay: BusinessDay;
  /** Last day, to its end; null: until it is revoked. */
  readonly untilDay: BusinessDay | null;
  readonly reason: string;
  readonly author: string;
  readonly recordedAt: Instant;
  readonly revokedAt: Instant | null;
}
