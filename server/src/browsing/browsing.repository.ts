import { Injectable } from '@nestjs/common';
import { interestTag } from '@jieti/shared/rules/community/interest-tag';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import { placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';

/** One page of one stay, as it is kept. */
export interface KeptVisit {
  readonly session: string;
  readonly step: number;
  readonly page: string;
  readonly from: string | null;
  readonly item: string | null;
  readonly enteredAt: Instant;
  readonly dwellMs: number;
}

interface Interest {
  readonly tag: string;
  readonly visits: number;
  readonly dwellMs: number;
  readonly at: Instant;
}

const visitColumns = [
  ...['member_id', 'session', 'step', 'page', 'from_page', 'item', 'tier', 'entered_at', 'dwell_ms'],
];

/** Pages that members looked at; no fact, and nothing of a tier depends on them. */
@Injectable()
export class BrowsingRepository {
  constructor(private readonly dialect: Dialect) {}

  /** The tier of a member, who is held until the end of the transaction; null where the membership has ended. */
  async lockTier(tx: Tx, memberId: number): Promise<string | null> {
    const [row] = await tx.query<{ tier: string }>(
      `SELECT tier FROM member WHERE id = ? AND status = 'active'${this.dialect.forUpdate}`,
      [memberId],
    );
    return row?.tier ?? null;
  }

  /**
   * Keeps what is new, and the longer time of what was still going on when it was told before. Returns how many are new.
   * The member is locked, so that two deliveries of one batch come one after the other.
   */
  async put(tx: Tx, memberId: number, tier: string, visits: readonly KeptVisit[]): Promise<number> {
    const known = await this.dwellOf(tx, memberId, visits);
    const fresh = visits.filter((visit) => !known.has(keyOf(visit)));
    const longer = visits.filter((visit) => visit.dwellMs > (known.get(keyOf(visit)) ?? Infinity));
    const rows = fresh.map((v) => [
      ...[memberId, v.session, v.step, v.page, v.from, v.item, tier, v.enteredAt, v.dwellMs],
    ]);
    await tx.insertRows('browse_visit', visitColumns, rows);
    for (const { session, step, dwellMs } of longer)
      await tx.execute('UPDATE browse_visit SET dwell_ms = ? WHERE member_id = ? AND session = ? AND step = ?', [
        ...[dwellMs, memberId, session, step],
      ]);
    const gains = [...fresh, ...longer].flatMap((visit) => gainOf(visit, known.get(keyOf(visit)) ?? null));
    for (const gain of summed(gains)) await this.addInterest(tx, memberId, gain);
    return fresh.length;
  }

  /** Everything that is known of how a member looks around. */
  async forget(tx: Tx, memberId: number): Promise<void> {
    await tx.execute('DELETE FROM browse_visit WHERE member_id = ?', [memberId]);
    await tx.execute('DELETE FROM member_interest WHERE member_id = ?', [memberId]);
  }

  /** Deletes visits before `until`, at most `limit` of them. Returns how many. */
  async dropVisits(tx: Tx, until: Instant, limit: number): Promise<number> {
    const keys = await tx.query<{ member_id: number; session: string; step: number }>(
      'SELECT member_id, session, step FROM browse_visit WHERE entered_at < ? LIMIT ?',
      [until, limit],
    );
    for (const { member_id, session, step } of keys)
      await tx.execute('DELETE FROM browse_visit WHERE member_id = ? AND session = ? AND step = ?', [
        ...[Number(member_id), session, Number(step)],
      ]);
    return keys.length;
  }

  async dropInterests(tx: Tx, until: Instant): Promise<void> {
    await tx.execute('DELETE FROM member_interest WHERE last_at < ?', [until]);
  }

  /** The dwell time kept of each of these visits that is known. */
  private async dwellOf(tx: Tx, memberId: number, visits: readonly KeptVisit[]): Promise<Map<string, number>> {
    const sessions = [...new Set(visits.map((visit) => visit.session))];
    if (sessions.length === 0) return new Map();
    const rows = await tx.query<{ session: string; step: number; dwell_ms: number }>(
      `SELECT session, step, dwell_ms FROM browse_visit
       WHERE member_id = ? AND session IN (${placeholders(sessions.length)})`,
      [memberId, ...sessions],
    );
    return new Map(rows.map((row) => [`${row.session}-${row.step}`, Number(row.dwell_ms)]));
  }

  private async addInterest(tx: Tx, memberId: number, { tag, visits, dwellMs, at }: Interest): Promise<void> {
    const later = this.dialect.kind === 'mysql' ? 'GREATEST' : 'MAX';
    const { affectedRows } = await tx.execute(
      `UPDATE member_interest SET visits = visits + ?, dwell_ms = dwell_ms + ?, last_at = ${later}(last_at, ?)
       WHERE member_id = ? AND tag = ?`,
      [visits, dwellMs, at, memberId, tag],
    );
    if (affectedRows > 0) return;
    const columns = ['member_id', 'tag', 'visits', 'dwell_ms', 'last_at'];
    await tx.insertRows('member_interest', columns, [[memberId, tag, visits, dwellMs, at]]);
  }
}

const keyOf = ({ session, step }: KeptVisit): string => `${session}-${step}`;

/** What a visit adds to an interest, beside what it had added when it was shorter. */
function gainOf(visit: KeptVisit, knownMs: number | null): Interest[] {
  const tag = interestTag(visit);
  if (tag === null) return [];
  const before = knownMs !== null && interestTag({ ...visit, dwellMs: knownMs }) !== null ? knownMs : 0;
  return [{ tag, visits: before === 0 ? 1 : 0, dwellMs: visit.dwellMs - before, at: visit.enteredAt }];
}

function summed(gains: readonly Interest[]): Interest[] {
  const byTag = new Map<string, Interest>();
  for (const gain of gains) {
    const known = byTag.get(gain.tag);
    byTag.set(gain.tag, {
      tag: gain.tag,
      visits: gain.visits + (known?.visits ?? 0),
      dwellMs: gain.dwellMs + (known?.dwellMs ?? 0),
      at: Math.max(gain.at, known?.at ?? 0),
    });
  }
  return [...byTag.values()];
}
