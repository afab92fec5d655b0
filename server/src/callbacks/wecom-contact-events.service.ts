import { Injectable } from '@nestjs/common';
import type { Tx } from '../db/sql.js';
import type { EventOutcome } from './wechat-event-handlers.js';
import type { WechatEvent } from './wechat-event.js';
import { WecomContactsRepository, type WecomContact } from './wecom-contacts.repository.js';

const states = new Map<string, WecomContact['state']>([
  ['add_external_contact', 'added'],
  ['add_half_external_contact', 'added'],
  ['del_external_contact', 'removed'],
  ['del_follow_user', 'refused'],
]);

/** Customers who add or remove the shop's staff in WeCom. */
@Injectable()
export class WecomContactEventsService {
  constructor(private readonly contacts: WecomContactsRepository) {}

  async change(tx: Tx, { fields, at }: WechatEvent): Promise<EventOutcome> {
    const { ChangeType: change, ExternalUserID: externalUserid, UserID: userid } = fields;
    const state = typeof change === 'string' ? states.get(change) : undefined;
    // Notes, a hand-over that failed, archived chats: nothing here depends on them.
    if (!state) return { kind: 'ignored', reason: 'no_effect' };
    if (!isId(externalUserid) || !isId(userid)) return { kind: 'ignored', reason: 'incomplete' };
    const isNew = await this.contacts.put(tx, { externalUserid, userid, state, at });
    return isNew ? { kind: 'handled' } : { kind: 'ignored', reason: 'newer_known' };
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 64;
}
