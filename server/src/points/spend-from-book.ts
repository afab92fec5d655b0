import type { PointsCause } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { spendPoints } from '@jieti/shared/rules/points/spend-points';
import { Refusal } from '../http/refusal.js';
import type { PointBook } from './point-book.js';

export interface Spending {
  readonly memberId: number;
  /** At least 1. */
  readonly points: number;
  readonly cause: PointsCause;
  /** As the member reads it. */
  readonly title: string;
  readonly now: Instant;
}

/** All or nothing. Refuses with points_short. */
export function spendFromBook(book: PointBook, { points, cause, title, now }: Spending, rulesVersion: number): void {
  book.sweep(now, rulesVersion);
  const outcome = spendPoints(book.account, points, now);
  if (outcome.kind === 'short') throw new Refusal('points_short');
  const entry = { kind: 'spend', delta: -points, cause, occurredAt: now, rulesVersion, title } as const;
  book.moves.push({ entryId: book.post(entry, outcome.account), parts: outcome.taken });
}
