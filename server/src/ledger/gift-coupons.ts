import type { UndoneUpgrade } from '@jieti/shared/model/settlement';

/** More gifts than any tier gives. */
const MOST_GIFTS = 30;

/** What the gifts of an upgrade were granted under (D22). */
export function giftGrantKeys({ tier, cycle }: Pick<UndoneUpgrade, 'tier' | 'cycle'>): readonly string[] {
  const first = `gift:${tier}:${cycle}`;
  return [first, ...Array.from({ length: MOST_GIFTS - 1 }, (_, i) => `${first}:${i + 2}`)];
}

/** Under this key nothing was ever granted: the gift called back may be given again. */
export function freedGrantKey(grantKey: string, couponId: number): string {
  return `${grantKey}~${couponId}`;
}
