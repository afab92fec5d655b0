import Taro from '@tarojs/taro';
import type { OfflineKit } from '@jieti/shared/api/till-offline';
import { getOfflineKit } from '../../../api/till';
import { phoneNow } from '../../../clock';

const key = 'clerk-offline-kit';
const refreshMs = 20 * 3_600_000;

interface StoredKit {
  readonly kit: OfflineKit;
  readonly fetchedAt: number;
}

const stored = (): StoredKit | undefined => Taro.getStorageSync<StoredKit | ''>(key) || undefined;

/** The shop's time as far as this phone knows it: its own clock, and by how much that was off when the kit came. */
export function shopNow(): number {
  const known = stored();
  return phoneNow() + (known ? known.kit.serverTime - known.fetchedAt : 0);
}

/** What this phone needs to read codes without a network; undefined before it was fetched, and once it is over. */
export function offlineKit(): OfflineKit | undefined {
  const kit = stored()?.kit;
  return kit && kit.validUntil > shopNow() ? kit : undefined;
}

/** Fetches it at once, or when a day has passed; without a network the stored one stays. Never throws. */
export async function refreshOfflineKit({ atOnce = false } = {}): Promise<void> {
  const fetchedAt = stored()?.fetchedAt ?? 0;
  if (!atOnce && Math.abs(phoneNow() - fetchedAt) < refreshMs && offlineKit()) return;
  try {
    const kit = await getOfflineKit();
    Taro.setStorageSync(key, { kit, fetchedAt: phoneNow() } satisfies StoredKit);
  } catch {
    // The next visit to the scanning page asks again.
  }
}
