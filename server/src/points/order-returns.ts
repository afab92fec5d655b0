import type { FactKey } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';
import { activityLabel } from '@jieti/shared/rules/activity-label';
import { factId } from '@jieti/shared/rules/fact-id';
import { takeBackPoints, type EarnedLine } from '@jieti/shared/rules/points/take-back-points';
import type { PointBook } from './point-book.js';
import type { LotsNeeded } from './point-books.repository.js';
import type { PointsMover } from './settled-fact.js';

/** What one earning rule gave for an order, as stored. */
export type EarnedStored = EarnedLine;

export interface ReturnsMaterial {
  readonly movers: readonly PointsMover[];
  /** Fen given back of each order so far, this batch included, by `factId`. */
  readonly refunded: ReadonlyMap<string, number>;
  /** Fen paid for each order that is known; `WHOLE_ACTIVITY` for activities. */
  readonly paid: ReadonlyMap<string, number>;
  /** Kind of each activity that is taken back. */
  readonly activities: ReadonlyMap<string, string>;
  readonly earned: ReadonlyMap<string, readonly EarnedStored[]>;
  readonly needed: LotsNeeded;
}

interface Refunding {
  readonly order: FactKey;
  /** The refund; or the order itself, where its refund was recorded before it. */
  readonly mover: PointsMover;
  readonly now: Instant;
}

/** Orders of a batch with what they earned and how much of their money has gone back, fact by fact. */
export class OrderReturns {
  private readonly earned: Map<string, readonly EarnedLine[]>;
  private readonly refundedSoFar: Map<string, number>;

  constructor(private readonly material: ReturnsMaterial) {
    this.earned = new Map(material.earned);
    this.refundedSoFar = new Map(material.refunded);
    // What this batch gives back is stored already; each refund counts from its turn.
    for (const mover of material.movers) {
      if (mover.kind === 'return') this.add(factId(mover.of), -mover.share);
    }
  }

  /** Lots that have to be at hand. */
  get needed(): LotsNeeded {
    return this.material.needed;
  }

  noteEarned(order: string, line: Pick<EarnedLine, 'line' | 'lotId' | 'points'>): void {
    this.earned.set(order, [...(this.earned.get(order) ?? []), { ...line, takenBack: 0, expired: 0 }]);
  }

  /** Takes back what the order's money no longer covers (D105), all of what does not count (D265). */
  takeBack(book: PointBook, { order, mover, now }: Refunding): void {
    const id = factId(order);
    if (mover.kind === 'return') this.add(id, mover.share);
    const refundedFen = this.refundedSoFar.get(id) ?? 0;
    const [paidFen, lines] = [this.material.paid.get(id), this.earned.get(id)];
    if (refundedFen === 0 || paidFen === undefined || !lines) return;
    const { fact, rules } = mover;
    book.sweep(now, rules.version);
    const earned = lines.map((line) => ({ ...line, expired: line.expired + book.expiredOf(line.lotId) }));
    const outcome = takeBackPoints({ account: book.account, earned, paidFen, refundedFen, now });
    for (const { line, points } of outcome.lines) {
      const cause = { biz: 'fact', id: factId(fact), line } as const;
      const occurredAt = fact.occurredAt;
      const entry = { cause, occurredAt, rulesVersion: rules.version, title: this.titleOf(id) };
      const byEntry = book.post({ kind: 'takeBack', delta: -points, ...entry }, outcome.account);
      const ofEntry = lines.find((one) => one.line === line)!.lotId;
      book.undos.push({ ofEntry, byEntry, points });
    }
    this.earned.set(
      id,
      lines.map((line) => taken(line, outcome.lines)),
    );
  }

  private titleOf(id: string): string {
    const activity = this.material.activities.get(id);
    return activity === undefined ? '退款收回积分' : `${activityLabel(activity)}不计，收回积分`;
  }

  private add(order: string, fen: number): void {
    this.refundedSoFar.set(order, (this.refundedSoFar.get(order) ?? 0) + fen);
  }
}

function taken(line: EarnedLine, back: readonly { readonly line: string; readonly points: number }[]): EarnedLine {
  const points = back.find((one) => one.line === line.line)?.points ?? 0;
  return points === 0 ? line : { ...line, takenBack: line.takenBack + points };
}
