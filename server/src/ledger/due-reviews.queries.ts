import { Injectable } from '@nestjs/common';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { versionAt } from '@jieti/shared/rules/tier/version-timeline';
import { Reader, type SqlValue } from '../db/sql.js';
import { PublishedLaddersQueries } from './published-ladders.queries.js';

/**
 * Whom the calendar has something for, each kind found by its own index: a review, the end of a grace, an override that
 * begins or ends, and a version that is in force and has not reached the member yet.
 */
@Injectable()
export class DueReviewsQueries {
  constructor(
    private readonly reader: Reader,
    private readonly published: PublishedLaddersQueries,
  ) {}

  /** Members who are due at `now`, each once, at most `limit`. */
  async list(now: Instant, limit: number): Promise<readonly number[]> {
    const due = new Set<number>();
    for (const look of await this.looks(now)) {
      if (due.size >= limit) break;
      for (const id of await this.find(look, limit - due.size)) due.add(id);
    }
    return [...due];
  }

  /** Members after `afterId`, in order, whom this ladder has not reached at all. */
  async listUnplaced(programme: string, afterId: number, limit: number): Promise<readonly number[]> {
    const rows = await this.reader.query<{ id: number }>(
      `SELECT m.id AS id FROM member m
       LEFT JOIN ladder_standing l ON l.programme = ? AND l.member_id = m.id
       WHERE m.id > ? AND l.member_id IS NULL ORDER BY m.id LIMIT ?`,
      [programme, afterId, limit],
    );
    return rows.map((row) => row.id);
  }

  private async find({ sql, params }: Look, limit: number): Promise<readonly number[]> {
    const rows = await this.reader.query<{ id: number }>(`${sql} LIMIT ?`, [...params, limit]);
    return rows.map((row) => row.id);
  }

  private async looks(now: Instant): Promise<readonly Look[]> {
    const { membership, others } = await this.published.list(now);
    if (membership.length === 0) return [];
    const inForce = (versions: readonly ProgrammeVersion[]) => versionAt(versions, now).version;
    const looks: Look[] = [
      { sql: 'SELECT id FROM member WHERE next_review_at <= ? ORDER BY next_review_at, id', params: [now] },
      {
        sql: 'SELECT id FROM member WHERE programme_version < ? ORDER BY programme_version, id',
        params: [inForce(membership)],
      },
    ];
    if (others.length === 0) return looks;
    const ladders = others.map((versions) => ({
      sql: `SELECT member_id AS id FROM ladder_standing WHERE programme = ? AND programme_version < ?
            ORDER BY programme_version, member_id`,
      params: [versions[0]!.programme, inForce(versions)],
    }));
    const reviews = `SELECT member_id AS id FROM ladder_standing WHERE next_review_at <= ?
                     ORDER BY next_review_at, member_id`;
    return [...looks, { sql: reviews, params: [now] }, ...ladders];
  }
}

interface Look {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}
