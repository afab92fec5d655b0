import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Transactions } from '../db/transactions.js';
import { MembersRepository } from '../members/members.repository.js';
import { WechatFollowers } from '../wechat/wechat-followers.js';
import { FollowersQueries } from './followers.queries.js';
import { FollowersRepository } from './followers.repository.js';

const ASKED_AT_ONCE = 50;
const LINKED_AT_ONCE = 500;
const ASK_AGAIN_MS = 3_600_000;

/** Finds out which follower is which member: WeChat tells the unionid of whoever follows. */
@Injectable()
export class FollowerLinksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly followers: FollowersRepository,
    private readonly queries: FollowersQueries,
    private readonly members: MembersRepository,
    private readonly wechat: WechatFollowers,
  ) {}

  /** One round: asks about some, and links whoever is a member by now. */
  async look(now: Instant): Promise<void> {
    for (const openid of await this.queries.listUnasked(now, ASKED_AT_ONCE)) await this.ask(openid, now);
    for (const { openid, memberId } of await this.queries.listLinkable(LINKED_AT_ONCE))
      await this.transactions.run(async (tx) => {
        if (!(await this.followers.isFollowing(tx, openid))) return;
        await this.members.attach(tx, memberId, { kind: 'oaOpenid', value: openid }, now);
        await this.followers.link(tx, openid, memberId);
      });
  }

  private async ask(openid: string, now: Instant): Promise<void> {
    const unionid = await this.wechat.findUnionid(openid);
    await this.transactions.run((tx) =>
      unionid === null
        ? this.followers.askLater(tx, openid, now + ASK_AGAIN_MS)
        : this.followers.putUnionid(tx, openid, unionid),
    );
  }
}
