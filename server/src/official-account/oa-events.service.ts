import { Injectable } from '@nestjs/common';
import type { EventOutcome } from '../callbacks/wechat-event-handlers.js';
import type { WechatEvent } from '../callbacks/wechat-event.js';
import type { Tx } from '../db/sql.js';
import { OaInteractionsRepository } from './oa-interactions.repository.js';

/** Menus that were pressed, and codes that were scanned, at the official account. */
@Injectable()
export class OaEventsService {
  constructor(private readonly interactions: OaInteractionsRepository) {}

  async note(
    tx: Tx,
    kind: 'click' | 'scan',
    { id, account, fromUser, at, fields }: WechatEvent,
  ): Promise<EventOutcome> {
    if (account !== 'officialAccount') return { kind: 'ignored', reason: 'no_effect' };
    const key = fields['EventKey'];
    const what = typeof key === 'string' ? key : '';
    await this.interactions.insert(tx, { eventId: id, openid: fromUser, kind, what, at });
    return { kind: 'handled' };
  }
}
