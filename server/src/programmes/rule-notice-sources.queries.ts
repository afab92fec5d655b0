import { Injectable } from '@nestjs/common';
import type { Fact } from '@jieti/shared/model/fact';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import { FactsQueries } from '../facts/facts.queries.js';
import { OverridesQueries } from '../overrides/overrides.queries.js';
import { AnnouncementsQueries, type Announcement } from './announcements.queries.js';

/** Members read at a time: few enough that folding them holds nobody else up. */
const STRIDE = 100;

/** A member with everything that announced rules are held against. */
export interface NoticeMember {
  readonly id: number;
  readonly rank: number;
  readonly registeredAt: Instant;
  readonly facts: readonly Fact[];
  readonly overrides: readonly TierOverride[];
}

/** Everything that telling members of rules reads. */
@Injectable()
export class RuleNoticeSources {
  constructor(
    private readonly reader: Reader,
    private readonly facts: FactsQueries,
    private readonly overrides: OverridesQueries,
    private readonly announcements: AnnouncementsQueries,
  ) {}

  announcement(now: Instant): Promise<Announcement | null> {
    return this.announcements.find(now);
  }

  async countMembers(): Promise<number> {
    const [row] = await this.reader.query<{ n: number }>("SELECT COUNT(*) AS n FROM member WHERE status = 'active'");
    return Number(row?.n ?? 0);
  }

  /** The next members by number; none when all were read. */
  async membersAfter(afterId: number): Promise<readonly NoticeMember[]> {
    const rows = await this.reader.query<{ id: number; tier_rank: number; registered_at: number }>(
      "SELECT id, tier_rank, registered_at FROM member WHERE id > ? AND status = 'active' ORDER BY id LIMIT ?",
      [afterId, STRIDE],
    );
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return [];
    const [facts, overrides] = await Promise.all([
      this.facts.ofRange(first.id, last.id),
      this.overrides.ofRange(first.id, last.id),
    ]);
    return rows.map(({ id, tier_rank, registered_at }) => ({
      ...{ id, rank: tier_rank, registeredAt: registered_at },
      facts: facts.get(id) ?? [],
      overrides: overrides.get(id) ?? [],
    }));
  }

  /** Notices with keys that begin like this, by key, after `afterKey`. */
  async told(prefix: string, afterKey: string, limit: number): Promise<readonly { key: string; memberId: number }[]> {
    const rows = await this.reader.query<{ dedupe_key: string; member_id: number }>(
      `SELECT dedupe_key, member_id FROM outbox_message WHERE dedupe_key > ? AND dedupe_key < ?
       ORDER BY dedupe_key LIMIT ?`,
      [afterKey, `${prefix}~`, limit],
    );
    return rows.map((row) => ({ key: row.dedupe_key, memberId: row.member_id }));
  }
}
