import Taro from '@tarojs/taro';
import type { MyPrivacy } from '@jieti/shared/api/privacy';
import type { Purpose } from '@jieti/shared/model/purpose';
import { getPrivacy } from './api/privacy';
import { phoneNow } from './clock';
import { wechat } from './wechat';

interface KeptConsents {
  readonly granted: readonly Purpose[];
  readonly at: number;
}

/** Another phone of the same member may have changed a choice: looked up again after this long. */
const freshMs = 6 * 3_600_000;

const key = () => `consents-${wechat.owner()}`;
const kept = (): KeptConsents | undefined => Taro.getStorageSync<KeptConsents | ''>(key()) || undefined;

/** Whether the member agreed to it, as this phone last heard; no where it never did. The server decides for itself. */
export const allows = (purpose: Purpose): boolean => kept()?.granted.includes(purpose) ?? false;

/** Remembers what was answered. */
export function keepConsents(privacy: MyPrivacy): MyPrivacy {
  const granted = privacy.purposes.filter((one) => one.granted).map((one) => one.purpose);
  Taro.setStorageSync(key(), { granted, at: phoneNow() } satisfies KeptConsents);
  return privacy;
}

export const loadPrivacy = async (): Promise<MyPrivacy> => keepConsents(await getPrivacy());

/** Beside everything else, and only now and then: without an answer what was known stays. */
export async function refreshConsents(): Promise<void> {
  const known = kept();
  if (known && phoneNow() - known.at < freshMs) return;
  await loadPrivacy().catch(() => undefined);
}
