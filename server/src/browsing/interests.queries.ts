import { Injectable } from '@nestjs/common';
import type { BrowseInterests, InterestedMember, MemberInterests } from '@jieti/shared/api/browsing';
import type { Page } from '@jieti/shared/api/paging';
import { topicTitle } from '@jieti/shared/rules/community/interest-tag';
import { maskName } from '@jieti/shared/rules/mask';
import { placeholders } from '../db/in-list.js';
import { Reader, type SqlValue } from '../db/sql.js';
import type { BrowseSpan } from './browse-span.js';

const TAGS = 60;
const OF_MEMBER = 20;

interface TagRow {
  readonly tag: string;
  readonly members: number;
  readonly visits: number;
  readonly dwell_ms: number;
  readonly last_at: number;
}

interface MemberRow {
  readonly member_id: number;
  readonly name: string;
  readonly card_no: string;
  readonly tier: string;
  readonly visits: number;
  readonly dwell_ms: number;
  readonly last_at: number;
}

/** What members dwelt on. */
@Injectable()
export class InterestsQueries {
  constructor(private readonly reader: Reader) {}

  /** Those that showed last within the span, of members who are in the tier now; most members first. */
  async tags(span: BrowseSpan): Promise<BrowseInterests['tags']> {
    const tier = span.tier === null ? '' : ' AND m.tier = ?';
    const rows = await this.reader.query<TagRow>(
      `SELECT i.tag AS tag, COUNT(*) AS members, SUM(i.visits) AS visits, SUM(i.dwell_ms) AS dwell_ms,
         MAX(i.last_at) AS last_at
       FROM member_interest i JOIN member m ON m.id = i.member_id
       WHERE i.last_at >= ? AND i.last_at < ? AND m.status = 'active'${tier}
       GROUP BY i.tag ORDER BY members DESC, tag LIMIT ?`,
      [span.since, span.until, ...(span.tier === null ? [] : [span.tier]), TAGS],
    );
    const titles = await this.titles(rows.map(({ tag }) => tag));
    return rows.map((row) => ({
      tag: row.tag,
      title: titles.get(row.tag) ?? row.tag,
      members: Number(row.members),
      visits: Number(row.visits),
      dwellMs: Number(row.dwell_ms),
      lastAt: Number(row.last_at),
    }));
  }

  /** Members with an interest, by number. */
  async members(
    { tag, tier }: { readonly tag: string; readonly tier?: string | undefined },
    afterId: number,
    limit: number,
  ): Promise<Page<InterestedMember>> {
    const where = `i.tag = ? AND m.status = 'active'${tier === undefined ? '' : ' AND m.tier = ?'}`;
    const params: SqlValue[] = tier === undefined ? [tag] : [tag, tier];
    const rows = await this.reader.query<MemberRow>(
      `SELECT i.member_id, m.name, m.card_no, m.tier, i.visits, i.dwell_ms, i.last_at
       FROM member_interest i JOIN member m ON m.id = i.member_id
       WHERE ${where} AND i.member_id > ? ORDER BY i.member_id LIMIT ?`,
      [...params, afterId, limit + 1],
    );
    const [count] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM member_interest i JOIN member m ON m.id = i.member_id WHERE ${where}`,
      params,
    );
    const items = rows.slice(0, limit).map(interestedMember);
    const nextCursor = rows.length > limit ? String(items.at(-1)?.memberId) : null;
    return { items, nextCursor, total: Number(count?.n ?? 0) };
  }

  /** Longest first. */
  async ofMember(memberId: number): Promise<MemberInterests['interests']> {
    const rows = await this.reader.query<Omit<TagRow, 'members'>>(
      `SELECT tag, visits, dwell_ms, last_at FROM member_interest WHERE member_id = ?
       ORDER BY dwell_ms DESC, tag LIMIT ${OF_MEMBER}`,
      [memberId],
    );
    const titles = await this.titles(rows.map(({ tag }) => tag));
    return rows.map(({ tag, visits, dwell_ms, last_at }) => ({
      ...{ tag, title: titles.get(tag) ?? tag },
      ...{ visits: Number(visits), dwellMs: Number(dwell_ms), lastAt: Number(last_at) },
    }));
  }

  /** Of topics, articles, gatherings and coupons. */
  async titles(tags: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const titles = new Map(tags.flatMap((tag) => [[tag, topicTitle(tag)] as const].filter(hasTitle)));
    for (const [kind, table] of titled) {
      const ids = tags.filter((tag) => tag.startsWith(`${kind}:`)).map((tag) => Number(tag.split(':')[1]));
      const known = ids.filter(Number.isSafeInteger);
      if (known.length === 0) continue;
      const rows = await this.reader.query<{ id: number; title: string }>(
        `SELECT id, title FROM ${table} WHERE id IN (${placeholders(known.length)})`,
        known,
      );
      for (const { id, title } of rows) titles.set(`${kind}:${id}`, title);
    }
    return titles;
  }
}

const titled = [
  ['article', 'article'],
  ['gathering', 'gathering'],
  ['claim', 'coupon_template'],
] as const;

function hasTitle(entry: readonly [string, string | undefined]): entry is readonly [string, string] {
  return entry[1] !== undefined;
}

function interestedMember(row: MemberRow): InterestedMember {
  return {
    memberId: Number(row.member_id),
    name: maskName(row.name),
    cardNo: row.card_no,
    tier: row.tier,
    visits: Number(row.visits),
    dwellMs: Number(row.dwell_ms),
    lastAt: Number(row.last_at),
  };
}
