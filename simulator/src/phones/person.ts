import type { Platform } from '../platform.js';
import { pushEvent, systemOpenid } from '../push/push.js';
import type { Phone } from '../state/state.js';

/** Follows or leaves the official account; the account is told only of a change. */
export function follow(platform: Platform, phone: Phone, follows: boolean): void {
  if (phone.follows === follows) return;
  phone.follows = follows;
  if (follows) phone.followedAt = platform.clock.now();
  changed(platform, phone);
  const fields = follows ? { Event: 'subscribe', EventKey: '' } : { Event: 'unsubscribe', EventKey: '' };
  pushEvent(platform, 'officialAccount', phone.oaOpenid, fields);
}

/** Whether the official account's messages are turned off while it is still followed; nobody is told. */
export function blockOfficialAccount(platform: Platform, phone: Phone, blocks: boolean): void {
  phone.blocksOfficialAccount = blocks;
  changed(platform, phone);
}

/** @param revokeInfo what is taken back: 8 the phone number, 6 nickname and avatar … */
export function revokeAuthorization(platform: Platform, phone: Phone, revokeInfo: string): void {
  pushAboutPerson(platform, phone, { Event: 'user_authorization_revoke', RevokeInfo: revokeInfo });
}

/** The person closes the WeChat account for good. */
export function cancelAccount(platform: Platform, phone: Phone): void {
  phone.cancelledAt = platform.clock.now();
  phone.consents = {};
  phone.follows = false;
  changed(platform, phone);
  pushAboutPerson(platform, phone, { Event: 'user_authorization_cancellation' });
}

/** WeChat cleaned the person's nickname or avatar. */
export function modifyInfo(platform: Platform, phone: Phone): void {
  // Seen in the wild with small letters, unlike the two events beside it.
  const who = { openid: phone.openid, appid: platform.accounts.merchant.appId };
  pushEvent(platform, 'miniProgram', systemOpenid(platform), { Event: 'user_info_modified', ...who });
}

function pushAboutPerson(platform: Platform, phone: Phone, fields: Readonly<Record<string, string>>): void {
  const { Event = '', ...rest } = fields;
  const who = { OpenID: phone.openid, AppID: platform.accounts.merchant.appId };
  pushEvent(platform, 'miniProgram', systemOpenid(platform), { Event, ...who, ...rest });
}

function changed(platform: Platform, phone: Phone): void {
  platform.store.changed();
  platform.bus.emit({ kind: 'phone', openid: phone.openid });
}
