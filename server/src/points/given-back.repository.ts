import { Inject, Injectable } from '@nestjs/common';
import type { PointsCause, PointsRules } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { restorePoints, type SpentPart } from '@jieti/shared/rules/points/restore-points';
import type { LotPart } from '@jieti/shared/rules/points/lot-order';
import { CONFIG, type Config } from '../config.js';
import type { Tx } from '../db/sql.js';
import { expiry, type PointBook } from './point-book.js';
import { PointBooksRepository } from './point-books.repository.js';

export interface GivingBack {
  readonly memberId: number;
  /** Of the spending. */
  readonly cause: PointsCause;
  /** Of this giving back. */
  readonly by: PointsCause;
  /** Given back of the order so far, this time included, in fen. */
  readonly givenBackFen: number;
  readonly ofFen: number;
  readonly now: Instant;
}

const NOTHING = { restored: 0, lost: 0 };

/** Spent points come back into the lots they came from. */
@Injectable()
export class GivenBackRepository {
  constructor(
    private readonly books: PointBooksRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Points that came back, and those that did not because their lots have ended. Nothing where nothing was spent. */
  async giveBack(tx: Tx, request: GivingBack, rules: PointsRules | undefined): Promise<typeof NOTHING> {
    const { memberId, cause, by, givenBackFen, ofFen, now } = request;
    const spending = await this.books.findEntry(tx, 'spend', cause);
    if (!spending || (await this.books.findEntry(tx, 'restore', by))) return NOTHING;
    const taken = await takenBy(tx, spending.id);
    const needed = { members: [memberId], lots: taken.map((part) => part.lotId) };
    const book = (await this.books.open(tx, [memberId], needed)).get(memberId)!;
    const rulesVersion = rules?.version ?? 0;
    book.sweep(now, rulesVersion);
    const kept = { restoredDays: rules?.restoredDays ?? 0, timeZone: rules?.timeZone ?? this.config.timeZone };
    const outcome = restorePoints({ ...kept, account: book.account, taken, givenBackFen, ofFen, now });
    const parts = [...outcome.restored, ...outcome.lost];
    const [restored, lost] = [sum(outcome.restored), sum(outcome.lost)];
    if (parts.length === 0) return NOTHING;
    const text = { occurredAt: now, rulesVersion, title: '退回积分' };
    const id = book.post({ kind: 'restore', delta: restored + lost, cause: by, ...text }, outcome.account);
    book.moves.push({ entryId: id, parts });
    book.undos.push({ ofEntry: spending.id, byEntry: id, points: restored + lost });
    enterLost(book, { lost: outcome.lost, byEntry: id, now, rulesVersion });
    await this.books.save(tx, [book], now);
    return { restored, lost };
  }
}

/** What came back into lots that have ended is entered as ended at once. */
function enterLost(
  book: PointBook,
  {
    lost,
    byEntry,
    now,
    rulesVersion,
  }: { lost: readonly LotPart[]; byEntry: number; now: Instant; rulesVersion: number },
): void {
  for (const { lotId, points } of lost) {
    book.post(expiry({ lotId, points, at: now, line: `restore/${byEntry}`, rulesVersion }), book.account);
  }
}

async function takenBy(tx: Tx, entryId: number): Promise<SpentPart[]> {
  const rows = await tx.query<{ lot_id: number; points: number; restored: number | null }>(
    `SELECT m.lot_id, m.points,
       (SELECT SUM(back.points) FROM point_undo u JOIN point_move back ON back.entry_id = u.by_entry
        WHERE u.of_entry = m.entry_id AND back.lot_id = m.lot_id) AS restored
     FROM point_move m WHERE m.entry_id = ? ORDER BY m.place`,
    [entryId],
  );
  return rows.map((row) => ({ lotId: row.lot_id, points: row.points, restored: Number(row.restored ?? 0) }));
}

function sum(parts: readonly LotPart[]): number {
  return parts.reduce((total, part) => total + part.points, 0);
}
