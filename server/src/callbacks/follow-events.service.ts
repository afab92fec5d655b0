import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { MembersRepository } from '../members/members.repository.js';
import { OaInteractionsRepository, type OaInteraction } from '../official-account/oa-interactions.repository.js';
import { FollowersRepository } from './followers.repository.js';
import type { EventOutcome } from './wechat-event-handlers.js';
import type { WechatEvent } from './wechat-event.js';

/** Who follows the official account can be sent its messages; who leaves can not. */
@Injectable()
export class FollowEventsService {
  constructor(
    private readonly followers: FollowersRepository,
    private readonly members: MembersRepository,
    private readonly interactions: OaInteractionsRepository,
    private readonly clock: Clock,
  ) {}

  async subscribe(tx: Tx, event: WechatEvent): Promise<EventOutcome> {
    const { fromUser, at } = event;
    const known = await this.followers.put(tx, { openid: fromUser, following: true, at });
    if (known === 'stale') return { kind: 'ignored', reason: 'newer_known' };
    await this.interactions.insert(tx, interactionOf('follow', event));
    const memberId = known.memberId ?? (await this.followers.findMember(tx, fromUser));
    if (memberId !== null) {
      await this.members.attach(tx, memberId, { kind: 'oaOpenid', value: fromUser }, this.clock.now());
      await this.followers.link(tx, fromUser, memberId);
    }
    return { kind: 'handled' };
  }

  /** Whose openid it was is kept, for when they come back. */
  async unsubscribe(tx: Tx, event: WechatEvent): Promise<EventOutcome> {
    const { fromUser, at } = event;
    const known = await this.followers.put(tx, { openid: fromUser, following: false, at });
    if (known === 'stale') return { kind: 'ignored', reason: 'newer_known' };
    await this.interactions.insert(tx, interactionOf('unfollow', event));
    const memberId = await this.followers.findMember(tx, fromUser);
    if (memberId !== null) await this.followers.link(tx, fromUser, memberId);
    await this.followers.detach(tx, fromUser);
    return { kind: 'handled' };
  }
}

/** With the scene of the code that was scanned to follow: `qrscene_store-1`. */
function interactionOf(kind: 'follow' | 'unfollow', { id, fromUser, at, fields }: WechatEvent): OaInteraction {
  const key = fields['EventKey'];
  const what = typeof key === 'string' ? key.replace(/^qrscene_/, '') : '';
  return { eventId: id, openid: fromUser, kind, what, at };
}
