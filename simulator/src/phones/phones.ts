import type { Platform } from '../platform.js';
import type { Phone, State } from '../state/state.js';

export interface NewPhone {
  readonly openid: string;
  readonly oaOpenid?: string | undefined;
  readonly unionid?: string | undefined;
  readonly name: string;
  readonly follows?: boolean | undefined;
  readonly phoneNumber?: string | undefined;
  readonly consents?: Readonly<Record<string, number>> | undefined;
}

/** New phones are added; of known ones only names and ids are brought up to date. Returns how many are new. */
export function upsertPhones(platform: Platform, phones: readonly NewPhone[]): number {
  const { state, random } = platform;
  let added = 0;
  for (const phone of phones) {
    const known = state.phones[phone.openid];
    if (known) {
      Object.assign(known, { name: phone.name, unionid: phone.unionid ?? known.unionid });
      continue;
    }
    added += 1;
    state.phones[phone.openid] = {
      openid: phone.openid,
      oaOpenid: phone.oaOpenid ?? `oa_${phone.openid}`,
      unionid: phone.unionid ?? null,
      name: phone.name,
      follows: phone.follows ?? false,
      sessionKey: random.of('phones').bytes(16).toString('base64'),
      consents: { ...phone.consents },
      messages: [],
      ...(phone.phoneNumber === undefined ? {} : { phoneNumber: phone.phoneNumber }),
    };
  }
  platform.store.changed();
  platform.bus.emit({ kind: 'phones' });
  return added;
}

const byOaOpenid = new WeakMap<State, Map<string, string>>();

export function findPhoneByOaOpenid(state: State, oaOpenid: string): Phone | null {
  const found = (): Phone | undefined => state.phones[byOaOpenid.get(state)?.get(oaOpenid) ?? ''];
  if (!found())
    byOaOpenid.set(state, new Map(Object.values(state.phones).map((phone) => [phone.oaOpenid, phone.openid])));
  return found() ?? null;
}
