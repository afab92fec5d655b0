import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { WalkQueries, type WalkedMember } from '../ledger/walk.queries.js';
import { AnnouncementsQueries, type Announcement } from './announcements.queries.js';
import { RuleNoticesQueries } from './rule-notices.queries.js';

/** Everything that telling members of rules reads. */
@Injectable()
export class RuleNoticeSources {
  constructor(
    private readonly walk: WalkQueries,
    private readonly announcements: AnnouncementsQueries,
    private readonly notices: RuleNoticesQueries,
  ) {}

  announcement(now: Instant): Promise<Announcement | null> {
    return this.announcements.find(now);
  }

  countMembers(): Promise<number> {
    return this.walk.countMembers();
  }

  members(afterId: number): AsyncGenerator<readonly WalkedMember[]> {
    return this.walk.members(afterId);
  }

  told(prefix: string, afterKey: string, limit: number): Promise<readonly { key: string; memberId: number }[]> {
    return this.notices.told(prefix, afterKey, limit);
  }
}
