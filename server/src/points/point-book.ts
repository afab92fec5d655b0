import type { PointsAccount, PointsLot } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { expirePoints } from '@jieti/shared/rules/points/expire-points';
import type { LotPart } from '@jieti/shared/rules/points/lot-order';
import type { NewPointsLot } from '@jieti/shared/rules/points/pay-debt';
import type { NewEntry, StoredEntry } from './point-row.js';

/** Ids of entries are the member times this plus their count. */
export const ENTRIES_OF_A_MEMBER = 1_000_000;

/** What stands about a member before a transaction moves their points. */
export interface BookStart {
  readonly memberId: number;
  /** False: the member has no row yet. */
  readonly isStored: boolean;
  readonly balance: number;
  readonly entries: number;
  /** Its lots may be those alone that a movement concerns: open ones, and those that may be filled again. */
  readonly account: PointsAccount;
}

/** One spending or earning that is undone in part. */
export interface Undo {
  readonly ofEntry: number;
  readonly byEntry: number;
  readonly points: number;
}

/** A member's points while a transaction moves them: what the rules decide, entry by entry, until it is stored. */
export class PointBook {
  account: PointsAccount;
  readonly entries: StoredEntry[] = [];
  readonly moves: { readonly entryId: number; readonly parts: readonly LotPart[] }[] = [];
  readonly undos: Undo[] = [];
  private readonly before: ReadonlyMap<number, PointsLot>;
  private reserved = 0;

  constructor(readonly start: BookStart) {
    this.account = start.account;
    this.before = new Map(start.account.lots.map((lot) => [lot.id, lot]));
  }

  get memberId(): number {
    return this.start.memberId;
  }

  get balance(): number {
    return this.entries.reduce((sum, entry) => sum + entry.delta, this.start.balance);
  }

  /** Numbers given so far, stored ones and new ones. */
  get count(): number {
    return this.start.entries + this.entries.length + this.reserved;
  }

  /** Writes a movement down and gives its number; `account` is what the rules left of it. */
  post(entry: NewEntry, account: PointsAccount): number {
    const id = this.nextId();
    this.entries.push({ ...entry, id, memberId: this.memberId });
    this.account = account;
    return id;
  }

  /** A number for a further lot of a movement that made several. */
  reserveId(): number {
    const id = this.nextId();
    this.reserved += 1;
    return id;
  }

  private nextId(): number {
    if (this.count + 1 >= ENTRIES_OF_A_MEMBER) throw new Error(`member ${this.memberId} has too many points entries`);
    return this.memberId * ENTRIES_OF_A_MEMBER + this.count + 1;
  }

  /** The lot that a movement made. */
  addLot(id: number, lot: NewPointsLot): void {
    this.account = { ...this.account, lots: [...this.account.lots, { ...lot, id }] };
  }

  /** Ends what has ended, to be done before points are taken or given back (D103). */
  sweep(now: Instant, rulesVersion: number): void {
    const { account, expired } = expirePoints(this.account, now);
    for (const { lotId, points, at } of expired) {
      this.post(expiry({ lotId, points, at, line: String(at), rulesVersion }), account);
    }
  }

  /** What ended unspent in a lot, as far as this transaction has entered it. */
  expiredOf(lotId: number): number {
    const id = String(lotId);
    return this.entries.reduce(
      (sum, { kind, cause, delta }) => (kind === 'expire' && cause.id === id ? sum - delta : sum),
      0,
    );
  }

  lotsMade(): readonly PointsLot[] {
    return this.account.lots.filter((lot) => !this.before.has(lot.id));
  }

  /** Stored lots that hold more or less than before, and go on as they were. */
  lotsChanged(): readonly PointsLot[] {
    return this.moved(false);
  }

  /** Stored lots that were emptied, filled again or given another end. */
  lotsTurned(): readonly PointsLot[] {
    return this.moved(true);
  }

  private moved(turned: boolean): readonly PointsLot[] {
    return this.account.lots.filter((lot) => {
      const before = this.before.get(lot.id);
      const same = !before || (before.remaining === lot.remaining && before.expiresAt === lot.expiresAt);
      return !same && turned === isTurn(lot, before);
    });
  }
}

function isTurn(lot: PointsLot, before: PointsLot): boolean {
  return lot.remaining === 0 || before.remaining === 0 || lot.expiresAt !== before.expiresAt;
}

interface Ended {
  readonly lotId: number;
  readonly points: number;
  readonly at: Instant;
  /** Tells the endings of one lot apart: it may live on and end again. */
  readonly line: string;
  readonly rulesVersion: number;
}

export function expiry({ lotId, points, at, line, rulesVersion }: Ended): NewEntry {
  const cause = { biz: 'lot', id: String(lotId), line } as const;
  return { kind: 'expire', delta: -points, cause, occurredAt: at, rulesVersion, title: '积分到期' };
}
