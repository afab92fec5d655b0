import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';
import { spanCondition, type BrowseSpan } from './browse-span.js';

/** How often each dwell time occurs, in whole seconds as milliseconds. */
export type DwellCounts = readonly (readonly [dwellMs: number, times: number])[];

export interface PageFigures {
  readonly page: string;
  readonly views: number;
  readonly members: number;
}

export interface Entries {
  readonly entries: number;
  readonly bounces: number;
}

/** What is kept of the pages members looked at, added up. */
@Injectable()
export class BrowsingQueries {
  constructor(private readonly reader: Reader) {}

  /** Most looked at first. */
  async pages(span: BrowseSpan): Promise<readonly PageFigures[]> {
    const { sql, params } = spanCondition('v', span);
    const rows = await this.reader.query<{ page: string; views: number; members: number }>(
      `SELECT v.page AS page, COUNT(*) AS views, COUNT(DISTINCT v.member_id) AS members
       FROM browse_visit v WHERE ${sql} GROUP BY v.page ORDER BY views DESC, page`,
      params,
    );
    return rows.map(({ page, views, members }) => ({ page, views: Number(views), members: Number(members) }));
  }

  async dwellByPage(span: BrowseSpan): Promise<ReadonlyMap<string, DwellCounts>> {
    const { sql, params } = spanCondition('v', span);
    const rows = await this.reader.query<{ page: string; dwell: number; times: number }>(
      `SELECT v.page AS page, v.dwell_ms - v.dwell_ms % 1000 AS dwell, COUNT(*) AS times
       FROM browse_visit v WHERE ${sql} GROUP BY v.page, v.dwell_ms - v.dwell_ms % 1000`,
      params,
    );
    const byPage = new Map<string, (readonly [number, number])[]>();
    for (const { page, dwell, times } of rows) {
      const counts = byPage.get(page) ?? [];
      counts.push([Number(dwell), Number(times)]);
      byPage.set(page, counts);
    }
    return byPage;
  }

  /** Stays by the page they began with; a stay that saw no other page bounced. */
  async entriesByPage(span: BrowseSpan): Promise<ReadonlyMap<string, Entries>> {
    const { sql, params } = spanCondition('v', span);
    const rows = await this.reader.query<{ page: string; entries: number; bounces: number }>(
      `SELECT v.page AS page, COUNT(*) AS entries, SUM(CASE WHEN EXISTS (
         SELECT 1 FROM browse_visit o WHERE o.member_id = v.member_id AND o.session = v.session AND o.step > 1
       ) THEN 0 ELSE 1 END) AS bounces
       FROM browse_visit v WHERE v.step = 1 AND ${sql} GROUP BY v.page`,
      params,
    );
    return new Map(
      rows.map(({ page, entries, bounces }) => [page, { entries: Number(entries), bounces: Number(bounces) }]),
    );
  }

  async countMembers(span: BrowseSpan): Promise<number> {
    const { sql, params } = spanCondition('v', span);
    const [row] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(DISTINCT v.member_id) AS n FROM browse_visit v WHERE ${sql}`,
      params,
    );
    return Number(row?.n ?? 0);
  }

  /** Members whose last word about it is yes, and all of them. */
  async agreement(): Promise<{ readonly agreeing: number; readonly all: number }> {
    const [row] = await this.reader.query<{ agreeing: number; total: number }>(
      `SELECT COUNT(*) AS total, SUM(CASE WHEN (
         SELECT c.granted FROM privacy_consent c
         WHERE c.member_id = m.id AND c.purpose = 'browsing' ORDER BY c.id DESC LIMIT 1
       ) = 1 THEN 1 ELSE 0 END) AS agreeing FROM member m WHERE m.status = 'active'`,
    );
    return { agreeing: Number(row?.agreeing ?? 0), all: Number(row?.total ?? 0) };
  }

  /** From each page to each next one; `from` null: the first of a stay. */
  async steps(span: BrowseSpan): Promise<readonly { from: string | null; to: string; count: number }[]> {
    const { sql, params } = spanCondition('v', span);
    const rows = await this.reader.query<{ from_page: string | null; page: string; n: number }>(
      `SELECT v.from_page AS from_page, v.page AS page, COUNT(*) AS n
       FROM browse_visit v WHERE ${sql} GROUP BY v.from_page, v.page`,
      params,
    );
    return rows.map(({ from_page, page, n }) => ({ from: from_page, to: page, count: Number(n) }));
  }

  /** How many stays ended on each page. */
  async ends(span: BrowseSpan): Promise<readonly { page: string; count: number }[]> {
    const { sql, params } = spanCondition('v', span);
    const rows = await this.reader.query<{ page: string; n: number }>(
      `SELECT v.page AS page, COUNT(*) AS n FROM browse_visit v
       WHERE ${sql} AND NOT EXISTS (
         SELECT 1 FROM browse_visit o WHERE o.member_id = v.member_id AND o.session = v.session AND o.step > v.step
       ) GROUP BY v.page`,
      params,
    );
    return rows.map(({ page, n }) => ({ page, count: Number(n) }));
  }

  /** Views and members in each span of a row of days; one short query a day keeps to the shop's calendar. */
  async ofDay(span: BrowseSpan): Promise<{ readonly views: number; readonly members: number }> {
    const { sql, params } = spanCondition('v', span);
    const [row] = await this.reader.query<{ views: number; members: number }>(
      `SELECT COUNT(*) AS views, COUNT(DISTINCT v.member_id) AS members FROM browse_visit v WHERE ${sql}`,
      params,
    );
    return { views: Number(row?.views ?? 0), members: Number(row?.members ?? 0) };
  }
}
