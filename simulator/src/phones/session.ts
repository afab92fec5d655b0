import { rawDataSignature, sealOpenData } from '../crypto/open-data.js';
import type { Platform } from '../platform.js';
import type { Phone } from '../state/state.js';

/** The person uses the mini-program now. */
export function noteVisit(platform: Platform, phone: Phone): void {
  phone.visitedAt = platform.clock.now();
  platform.store.changed();
}

/** What was sealed or signed with the key before is worthless from now on. */
export function changeSessionKey(platform: Platform, phone: Phone): string {
  phone.sessionKey = platform.random.of('phones').bytes(16).toString('base64');
  platform.store.changed();
  return phone.sessionKey;
}

export interface OpenData {
  readonly rawData: string;
  readonly signature: string;
  readonly encryptedData: string;
  readonly iv: string;
}

/** What the mini-program gets of data that only its server may read, such as the id of a group. */
export function openDataOf(platform: Platform, phone: Phone, data: Readonly<Record<string, unknown>>): OpenData {
  const iv = platform.random.of('nonces').bytes(16);
  const rawData = JSON.stringify(data);
  const watermark = {
    timestamp: Math.floor(platform.clock.now() / 1_000),
    appid: platform.accounts.merchant.appId,
  };
  return {
    rawData,
    signature: rawDataSignature(phone.sessionKey, rawData),
    encryptedData: sealOpenData(phone.sessionKey, iv, JSON.stringify({ ...data, watermark })),
    iv: iv.toString('base64'),
  };
}
