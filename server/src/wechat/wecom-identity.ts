import { Injectable } from '@nestjs/common';
import { textIn } from './reply-parts.js';
import { WecomApi } from './wecom-api.js';
import { wecomOutcome, type WecomOutcome } from './wecom-outcome.js';

export type WecomIdentityFound =
  | { readonly kind: 'customer'; readonly externalUserid: string }
  /** Nobody's customer yet; the number is good for 90 days. */
  | { readonly kind: 'pending'; readonly pendingId: string };

/**
 * From somebody of the mini-program to a customer of WeCom. One person at a time, when they sign in: converting many is
 * forbidden and closes the interface.
 */
@Injectable()
export class WecomIdentity {
  constructor(private readonly api: WecomApi) {}

  /** Both numbers must be of the same mini-program, whose owner is the corp. */
  async find(person: { readonly unionid: string; readonly openid: string }): Promise<WecomOutcome<WecomIdentityFound>> {
    const body = { unionid: person.unionid, openid: person.openid, subject_type: 0 };
    return wecomOutcome(await this.api.post('/cgi-bin/idconvert/unionid_to_external_userid', body), (json) => {
      const externalUserid = textIn(json, 'external_userid');
      return externalUserid === ''
        ? { kind: 'pending', pendingId: textIn(json, 'pending_id') }
        : { kind: 'customer', externalUserid };
    });
  }

  /** The customer group from which the mini-program was opened. */
  async findGroup(opengid: string): Promise<WecomOutcome<string>> {
    const reply = await this.api.post('/cgi-bin/externalcontact/opengid_to_chatid', { opengid });
    return wecomOutcome(reply, (json) => textIn(json, 'chat_id'));
  }
}
