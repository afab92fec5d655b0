import { Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { factId } from '@jieti/shared/rules/fact-id';
import { earnPoints } from '@jieti/shared/rules/points/earn-points';
import { pointsInForce } from '@jieti/shared/rules/points/points-in-force';
import { pointsMultiplier } from '@jieti/shared/rules/points/points-multiplier';
import type { Tx } from '../db/sql.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { EarningCountersRepository, type EarningCounters } from './earning-counters.repository.js';
import type { PointBook } from './point-book.js';
import { PointBooksRepository } from './point-books.repository.js';
import { PointsRulesQueries } from './points-rules.queries.js';
import type { OrderReturns } from './order-returns.js';
import { ReturnsRepository } from './returns.repository.js';
import { spendFromBook, type Spending } from './spend-from-book.js';
import { pointsMovers, type PointsMover, type SettledFact } from './settled-fact.js';

interface Settling {
  readonly books: ReadonlyMap<number, PointBook>;
  readonly counters: EarningCounters;
  readonly returns: OrderReturns;
  readonly programme: ProgrammeVersion;
  readonly now: Instant;
}

/** What facts do to points, in the order in which they are recorded. */
@Injectable()
export class FactPointsRepository {
  constructor(
    private readonly rules: PointsRulesQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly books: PointBooksRepository,
    private readonly counters: EarningCountersRepository,
    private readonly returns: ReturnsRepository,
  ) {}

  /**
   * Points that moved, by `factId`: negative for what a refund took back. The members are locked, the facts stored. What
   * is spent goes first, out of what was there before. Refuses as `spendFromBook` and `PointBooksRepository.save` do.
   */
  async settle(
    tx: Tx,
    facts: readonly SettledFact[],
    { now, spending }: { readonly now: Instant; readonly spending: Spending | null },
  ): Promise<ReadonlyMap<string, number>> {
    const versions = await this.rules.versions();
    const movers = pointsMovers(facts, versions);
    const moved = new Map<string, number>();
    const spenders = spending ? [spending.memberId] : [];
    const members = [...new Set([...movers.map((mover) => mover.memberId), ...spenders])];
    if (members.length === 0) return moved;
    const returns = await this.returns.load(tx, movers);
    const { lots, members: filled } = returns.needed;
    const books = await this.books.open(tx, members, { lots, members: [...new Set([...filled, ...spenders])] });
    if (spending) spendFromBook(books.get(spending.memberId)!, spending, pointsInForce(versions, now)?.version ?? 0);
    const counters = await this.counters.lock(
      tx,
      movers.filter((mover) => mover.kind === 'earning'),
    );
    const settling = { books, counters, returns, now, programme: await this.programmes.getCurrent(now) };
    for (const mover of movers) {
      const book = books.get(mover.memberId)!;
      const before = book.entries.length;
      settleOne(settling, mover, book);
      const points = book.entries
        .slice(before)
        .reduce((sum, { kind, delta }) => (kind === 'expire' ? sum : sum + delta), 0);
      if (points !== 0) moved.set(factId(mover.fact), points);
    }
    await this.books.save(tx, books.values(), now);
    await this.counters.save(tx, counters);
    return moved;
  }
}

function settleOne(settling: Settling, mover: PointsMover, book: PointBook): void {
  const order: FactKey = mover.kind === 'return' ? mover.of : mover.fact;
  if (mover.kind === 'earning') earn(settling, mover, book);
  settling.returns.takeBack(book, { order, mover, now: settling.now });
}

function earn(settling: Settling, mover: Extract<PointsMover, { kind: 'earning' }>, book: PointBook): void {
  const { counters, returns, programme, now } = settling;
  const perks = programme.tiers.find((tier) => tier.key === mover.tier)?.perks ?? [];
  const { fact, rules, tier } = mover;
  const { entries, lots, debt, counts } = earnPoints({
    ...{ rules, fact, tier, now, debt: book.account.debt },
    multiplierPercent: pointsMultiplier(perks),
    used: counters.usage(mover),
  });
  entries.forEach((entry, i) => {
    const id = book.post(entry, book.account);
    book.addLot(id, lots[i]!);
    returns.noteEarned(factId(fact), { line: entry.cause.line, lotId: id, points: entry.delta });
  });
  if (entries.length > 0) book.account = { ...book.account, debt };
  counters.add(mover.memberId, counts);
}
