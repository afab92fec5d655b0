import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { countIn, listOf, partOf, textIn, textsIn } from './reply-parts.js';
import { WecomApi } from './wecom-api.js';
import { wecomOutcome, type WecomOutcome } from './wecom-outcome.js';

/** A customer as WeCom knows them. */
export interface WecomContact {
  readonly externalUserid: string;
  readonly name: string;
  /** Present where the corp is bound to the mini-program's open-platform account. */
  readonly unionid: string | null;
  readonly follows: readonly WecomFollow[];
}

/** One member of staff who has this customer. */
export interface WecomFollow {
  readonly userid: string;
  readonly remark: string;
  readonly since: Instant;
  /** Of the join way or code they came by; empty where there was none. */
  readonly state: string;
}

type Json = Readonly<Record<string, unknown>>;
const root = '/cgi-bin/externalcontact';

/** Customers of WeCom and the staff who have them. */
@Injectable()
export class WecomContacts {
  constructor(private readonly api: WecomApi) {}

  /** Staff who may have customers. */
  async listStaff(): Promise<WecomOutcome<readonly string[]>> {
    return wecomOutcome(await this.api.get(`${root}/get_follow_user_list`), (json) => textsIn(json, 'follow_user'));
  }

  /** Customers of one member of staff; WeCom refuses instead of answering an empty list. */
  async list(userid: string): Promise<WecomOutcome<readonly string[]>> {
    const outcome = wecomOutcome(await this.api.get(`${root}/list`, { userid }), (json) =>
      textsIn(json, 'external_userid'),
    );
    return outcome.kind === 'refused' && outcome.errcode === 84061 ? { kind: 'ok', value: [] } : outcome;
  }

  /** One customer with everybody who has them; null when they are nobody's any more. */
  async find(externalUserid: string): Promise<WecomOutcome<WecomContact | null>> {
    const follows: WecomFollow[] = [];
    for (let cursor = ''; ; ) {
      const query = { external_userid: externalUserid, ...(cursor === '' ? {} : { cursor }) };
      const outcome = wecomOutcome(await this.api.get(`${root}/get`, query), (json) => json);
      if (outcome.kind === 'refused')
        return outcome.refusal === 'not_a_contact' ? { kind: 'ok', value: null } : outcome;
      follows.push(...listOf(outcome.value, 'follow_user').map(followOf));
      const next = textIn(outcome.value, 'next_cursor');
      if (next === '' || next === cursor) return { kind: 'ok', value: contactOf(outcome.value, follows) };
      cursor = next;
    }
  }
}

function contactOf(json: Json, follows: readonly WecomFollow[]): WecomContact {
  const contact = partOf(json, 'external_contact');
  return {
    externalUserid: textIn(contact, 'external_userid'),
    name: textIn(contact, 'name'),
    unionid: textIn(contact, 'unionid') || null,
    follows,
  };
}

function followOf(json: Json): WecomFollow {
  return {
    userid: textIn(json, 'userid'),
    remark: textIn(json, 'remark'),
    since: countIn(json, 'createtime') * 1000,
    state: textIn(json, 'state'),
  };
}
