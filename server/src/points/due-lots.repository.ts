import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { pointsInForce } from '@jieti/shared/rules/points/points-in-force';
import { CONFIG, type Config } from '../config.js';
import { placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { OutboxRepository } from '../outbox/outbox.repository.js';
import { expiringNotice } from './expiring-notice.js';
import { PointBooksRepository } from './point-books.repository.js';
import { PointsRulesQueries } from './points-rules.queries.js';

export interface DueDone {
  /** Lots that have been entered as ended. */
  readonly ended: number;
  /** Members of whom a lot comes to its end; who was told this month already is not told again. */
  readonly told: number;
}

/** Enters what has ended, and says what will; under the members' locks, so that twice or thrice does it once. */
@Injectable()
export class DueLotsRepository {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly books: PointBooksRepository,
    private readonly rules: PointsRulesQueries,
    private readonly outbox: OutboxRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async settle(tx: Tx, memberIds: readonly number[], now: Instant): Promise<DueDone> {
    const members = [...(await this.ledger.lock(tx, memberIds)).keys()];
    const books = [...(await this.books.open(tx, members, { members, lots: [] })).values()];
    const rulesVersion = pointsInForce(await this.rules.versions(), now)?.version ?? 0;
    for (const book of books) book.sweep(now, rulesVersion);
    await this.books.save(tx, books, now);
    const waiting = new Set(await takeWords(tx, members, now));
    const notices = books
      .filter((book) => waiting.has(book.memberId))
      .map((book) => expiringNotice(book.memberId, book.account, { now, timeZone: this.config.timeZone }))
      .filter((notice) => notice !== null);
    await this.outbox.enqueue(tx, notices, now);
    const ended = books.reduce((sum, book) => sum + book.entries.length, 0);
    return { ended, told: notices.length };
  }
}

/** Members with lots whose word before the end is due; from now on these lots wait for their end. */
async function takeWords(tx: Tx, members: readonly number[], now: Instant): Promise<readonly number[]> {
  if (members.length === 0) return [];
  const due = `member_id IN (${placeholders(members.length)}) AND due_at <= ? AND expires_at > ?`;
  const rows = await tx.query<{ member_id: number }>(`SELECT DISTINCT member_id FROM point_lot WHERE ${due}`, [
    ...[...members, now, now],
  ]);
  if (rows.length > 0)
    await tx.execute(`UPDATE point_lot SET due_at = expires_at WHERE ${due}`, [...members, now, now]);
  return rows.map((row) => row.member_id);
}
