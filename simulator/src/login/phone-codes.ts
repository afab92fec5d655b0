import { createHash } from 'node:crypto';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import type { Phone } from '../state/state.js';

const codeLife = 5 * 60_000;

/** What `bindgetphonenumber` gives the mini-program. */
export type PhoneCode =
  | { readonly code: string; readonly errMsg: string }
  | { readonly errno: number; readonly errMsg: string };

/** The person presses the button: a code of five minutes and one use, paid for by one verification. */
export function issuePhoneCode(platform: Platform, phone: Phone): PhoneCode {
  const { state, random, clock, store, bus } = platform;
  if (state.settings.phoneVerifications <= 0)
    return { errno: 1_400_001, errMsg: 'getPhoneNumber:fail jsapi has no quota' };
  state.settings.phoneVerifications -= 1;
  bus.emit({ kind: 'settings' });
  const now = clock.now();
  for (const [code, entry] of Object.entries(state.phoneCodes))
    if (entry.expiresAt + codeLife < now) delete state.phoneCodes[code];
  const code = random.of('codes').hex(64);
  state.phoneCodes[code] = { openid: phone.openid, expiresAt: now + codeLife, used: false };
  store.changed();
  return { code, errMsg: 'getPhoneNumber:ok' };
}

/**
 * @param openid checked against the code where it is not empty
 * @throws ApiError 40029 not a phone code, expired or used, 40003 another person's
 */
export function redeemPhoneCode(platform: Platform, code: string, openid: string): string {
  const entry = platform.state.phoneCodes[code];
  const phone = entry && platform.state.phones[entry.openid];
  if (!entry || !phone || entry.used || entry.expiresAt <= platform.clock.now())
    throw new ApiError(40029, 'invalid code');
  if (openid !== '' && openid !== phone.openid) throw new ApiError(40003, 'invalid openid');
  entry.used = true;
  platform.store.changed();
  return phone.phoneNumber ?? numberOf(phone.openid);
}

/** A number nobody gave is made up, always the same one for a person. */
function numberOf(openid: string): string {
  const digits = createHash('sha256').update(openid).digest().readUInt32BE() % 100_000_000;
  return `138${String(digits).padStart(8, '0')}`;
}
