import { Injectable } from '@nestjs/common';
import type { PointsCause, PointsEntryKind, PointsLot } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import { chunked, placeholders } from '../db/in-list.js';
import type { SqlValue, Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { PointBook } from './point-book.js';
import { entryColumns, lotColumns, lotOfRow, type AccountRow, type LotRow, type StoredEntry } from './point-row.js';
import { dueAt } from './word-before-end.js';

const IN_LIST = 1000;

/** Which lots a movement may concern. */
export interface LotsNeeded {
  /** Members whose open lots are read. */
  readonly members: readonly number[];
  /** Lots read even where nothing is left in them. */
  readonly lots: readonly number[];
}

const NO_LOTS: LotsNeeded = { members: [], lots: [] };

/** The stored side of `PointBook`: read from the writer under the members' locks, written in few statements. */
@Injectable()
export class PointBooksRepository {
  constructor(private readonly dialect: Dialect) {}

  /** A book for each of these members, whom the caller holds locked. */
  async open(tx: Tx, memberIds: readonly number[], needed = NO_LOTS): Promise<Map<number, PointBook>> {
    const [only] = memberIds;
    const isSimple = memberIds.length === 1 && needed.lots.length === 0;
    if (only !== undefined && isSimple && needed.members.includes(only))
      return new Map([[only, await this.openOne(tx, only)]]);
    const accounts = new Map<number, AccountRow>();
    for (const part of chunked(memberIds, IN_LIST)) {
      const rows = await tx.query<AccountRow>(
        `SELECT member_id, balance, debt, entries FROM point_account WHERE member_id IN (${placeholders(part.length)})`,
        part,
      );
      for (const row of rows) accounts.set(row.member_id, row);
    }
    const lots = await this.lots(tx, needed);
    return new Map(memberIds.map((id) => [id, bookOf(id, accounts.get(id), lots.get(id) ?? [])]));
  }

  /** The book of one member whom the caller holds locked, with every open lot. */
  async openOne(tx: Tx, memberId: number): Promise<PointBook> {
    const rows = await tx.query<AccountRow & (LotRow | { readonly id: null })>(
      `SELECT a.balance, a.debt, a.entries, l.id, a.member_id, l.earned, l.remaining, l.available_at, l.expires_at
       FROM point_account a LEFT JOIN point_lot l ON l.member_id = a.member_id AND l.remaining > 0
       WHERE a.member_id = ?`,
      [memberId],
    );
    const lots = rows.flatMap((row) => (row.id === null ? [] : [lotOfRow(row)]));
    return bookOf(memberId, rows[0], lots);
  }

  /** The entry with this cause; one that `kind` and cause name is there once for ever. */
  async findEntry(tx: Tx, kind: PointsEntryKind, cause: PointsCause): Promise<EntryFound | null> {
    const [row] = await tx.query<{ id: number; member_id: number; delta: number; note: string | null }>(
      `SELECT id, member_id, delta, note FROM point_entry WHERE biz = ? AND biz_id = ? AND line = ? AND kind = ?`,
      [cause.biz, cause.id, cause.line, kind],
    );
    return row ? { id: row.id, memberId: row.member_id, delta: row.delta, note: row.note } : null;
  }

  /** Stores everything the books say. Refuses with idempotency_conflict where somebody else's movement has the cause. */
  async save(tx: Tx, books: Iterable<PointBook>, now: Instant): Promise<void> {
    const moved = [...books].filter((book) => book.entries.length > 0);
    if (moved.length === 0) return;
    try {
      await tx.insertRows(
        'point_entry',
        [...entryColumns, 'recorded_at'],
        moved.flatMap((book) => entryRows(book, now)),
      );
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) throw new Refusal('idempotency_conflict');
      throw error;
    }
    await tx.insertRows('point_lot', LOT_COLUMNS, moved.flatMap(lotRows));
    await tx.updateRows(
      'point_lot',
      ['id', 'remaining'],
      moved.flatMap((book) => book.lotsChanged().map((lot) => [lot.id, lot.remaining])),
    );
    await tx.updateRows('point_lot', TURNED_LOT, moved.flatMap(turnedLotRows));
    await tx.insertRows('point_move', ['entry_id', 'lot_id', 'place', 'points'], moved.flatMap(moveRows));
    const undos = moved.flatMap((book) => book.undos.map(({ ofEntry, byEntry, points }) => [ofEntry, byEntry, points]));
    await tx.insertRows('point_undo', ['of_entry', 'by_entry', 'points'], undos);
    await this.saveAccounts(tx, moved, now);
  }

  private async saveAccounts(tx: Tx, moved: readonly PointBook[], now: Instant): Promise<void> {
    const row = (book: PointBook) => [book.memberId, book.balance, book.account.debt, book.count, now];
    const columns = ['member_id', 'balance', 'debt', 'entries', 'updated_at'];
    const made = moved.filter((book) => !book.start.isStored).map(row);
    await tx.insertRows('point_account', columns, made);
    await tx.updateRows('point_account', columns, moved.filter((book) => book.start.isStored).map(row));
  }

  private async lots(tx: Tx, { members, lots }: LotsNeeded): Promise<Map<number, PointsLot[]>> {
    const found = new Map<number, Map<number, PointsLot>>();
    const read = async (where: string, params: readonly SqlValue[]) => {
      const rows = await tx.query<LotRow>(`SELECT ${lotColumns} FROM point_lot WHERE ${where}`, params);
      for (const row of rows) {
        const own = found.get(row.member_id) ?? new Map<number, PointsLot>();
        found.set(row.member_id, own.set(row.id, lotOfRow(row)));
      }
    };
    for (const part of chunked(members, IN_LIST))
      await read(`member_id IN (${placeholders(part.length)}) AND remaining > 0`, part);
    for (const part of chunked(lots, IN_LIST)) await read(`id IN (${placeholders(part.length)})`, part);
    return new Map([...found].map(([id, own]) => [id, [...own.values()]]));
  }
}

export interface EntryFound {
  readonly id: number;
  readonly memberId: number;
  readonly delta: number;
  readonly note: string | null;
}

const LOT_COLUMNS = ['id', 'member_id', 'earned', 'remaining', 'available_at', 'expires_at', 'due_at'];
const TURNED_LOT = ['id', 'remaining', 'expires_at', 'due_at'];

function bookOf(memberId: number, row: AccountRow | undefined, lots: readonly PointsLot[]): PointBook {
  const { balance, debt, entries } = row ?? { balance: 0, debt: 0, entries: 0 };
  return new PointBook({ memberId, isStored: row !== undefined, balance, entries, account: { lots, debt } });
}

function entryRows({ entries }: PointBook, now: Instant): SqlValue[][] {
  return entries.map((entry: StoredEntry) => {
    const { id, memberId, kind, delta, cause, title, note, actor, occurredAt, rulesVersion } = entry;
    const { biz, id: bizId, line } = cause;
    return [id, memberId, kind, delta, biz, bizId, line, title, note, actor, occurredAt, rulesVersion, now];
  });
}

function lotRows(book: PointBook): SqlValue[][] {
  return book
    .lotsMade()
    .map((lot) => [lot.id, book.memberId, lot.earned, lot.remaining, lot.availableAt, lot.expiresAt, dueAt(lot)]);
}

function turnedLotRows(book: PointBook): SqlValue[][] {
  return book.lotsTurned().map((lot) => [lot.id, lot.remaining, lot.expiresAt, dueAt(lot)]);
}

function moveRows({ moves }: PointBook): SqlValue[][] {
  return moves.flatMap(({ entryId, parts }) => parts.map(({ lotId, points }, i) => [entryId, lotId, i, points]));
}
