import { ApiError } from '../http/api-error.js';
import { noteVisit } from '../phones/session.js';
import type { Platform } from '../platform.js';
import type { Phone } from '../state/state.js';

const codeLife = 5 * 60_000;

/** What `wx.login` gives the mini-program: five minutes, one use. */
export function issueLoginCode(platform: Platform, openid: string): string {
  const { state, random, clock, store } = platform;
  const now = clock.now();
  for (const [code, entry] of Object.entries(state.loginCodes)) {
    if (entry.expiresAt + codeLife < now) delete state.loginCodes[code];
  }
  const code = `0${random.of('codes').text(31)}`;
  state.loginCodes[code] = { openid, expiresAt: now + codeLife, used: false };
  store.changed();
  return code;
}

/** @throws ApiError 40029 unknown or expired, 40163 used before */
export function redeemLoginCode(platform: Platform, code: string): Phone {
  const entry = platform.state.loginCodes[code];
  const phone = entry && platform.state.phones[entry.openid];
  if (!entry || !phone) throw new ApiError(40029, 'invalid code');
  if (entry.used) throw new ApiError(40163, 'code been used');
  if (entry.expiresAt <= platform.clock.now()) throw new ApiError(40029, 'invalid code');
  entry.used = true;
  noteVisit(platform, phone);
  return phone;
}
