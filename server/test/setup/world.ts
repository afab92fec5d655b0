import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { CouponsRepository } from '../../src/coupons/coupons.repository.js';
import { BatchRecorder } from '../../src/facts/batch-recorder.js';
import { FactEffectsRepository } from '../../src/facts/fact-effects.repository.js';
import { FactsQueries } from '../../src/facts/facts.queries.js';
import { FactsRepository } from '../../src/facts/facts.repository.js';
import { FactsService } from '../../src/facts/facts.service.js';
import { Doorbell } from '../../src/jobs/doorbell.js';
import { JobRunsRepository } from '../../src/jobs/job-runs.repository.js';
import { LongWork } from '../../src/jobs/long-work.js';
import { DueReviewsQueries } from '../../src/ledger/due-reviews.queries.js';
import { LadderFillService } from '../../src/ledger/ladder-fill.service.js';
import { FarmingFlagsRepository } from '../../src/ledger/farming-flags.repository.js';
import { GiftReturnsRepository } from '../../src/ledger/gift-returns.repository.js';
import { LaddersRepository } from '../../src/ledger/ladders.repository.js';
import { LedgerRepository } from '../../src/ledger/ledger.repository.js';
import { PointInTimeService } from '../../src/ledger/point-in-time.service.js';
import { RecalculateService } from '../../src/ledger/recalculate.service.js';
import { ResettleService } from '../../src/ledger/resettle.service.js';
import { ReviewService } from '../../src/ledger/review.service.js';
import { RewardsRepository } from '../../src/ledger/rewards.repository.js';
import { PublishedLaddersQueries } from '../../src/ledger/published-ladders.queries.js';
import { SettlementMaterialRepository } from '../../src/ledger/settlement-material.repository.js';
import { SettlementsRepository } from '../../src/ledger/settlements.repository.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { WalkQueries } from '../../src/ledger/walk.queries.js';
import { WalkExtentQueries } from '../../src/walk/walk-extent.queries.js';
import { PooledWork } from '../../src/walk/pooled-work.js';
import { WalkPool } from '../../src/walk/walk-pool.js';
import { WhatIfService } from '../../src/what-if/what-if.service.js';
import { MembersRepository } from '../../src/members/members.repository.js';
import { OverridesQueries } from '../../src/overrides/overrides.queries.js';
import { OverridesRepository } from '../../src/overrides/overrides.repository.js';
import { PersonalData } from '../../src/members/personal-data.js';
import { OutboxRepository } from '../../src/outbox/outbox.repository.js';
import { ProgrammesQueries } from '../../src/programmes/programmes.queries.js';
import { ProgrammesRepository } from '../../src/programmes/programmes.repository.js';
import { ProgrammesService } from '../../src/programmes/programmes.service.js';
import type { Database } from '../../src/db/open-database.js';
import { TestClock } from './test-clock.js';
import { pointPieces } from './point-pieces.js';
import { openTestDatabase, type TestDatabase } from './test-database.js';

export const testConfig = {
  shopName: '山野咖啡',
  timeZone: 'Asia/Shanghai',
  noticeDays: 7,
  approvalAbove: 500,
  secrets: {
    session: 'session-secret-of-the-tests-0123456789',
    memberCode: 'member-code-secret-of-the-tests-012345',
    personalData: 'personal-data-secret-of-the-tests-0123',
  },
} as const;

/** The inner pieces of one server process, wired without HTTP. */
export type Pieces = ReturnType<typeof piecesOf>;

export function piecesOf(database: Database, clock: TestClock) {
  const { dialect, reader, transactions } = database;
  const programmes = new ProgrammesQueries(reader);
  const facts = new FactsRepository(dialect);
  const ledger = new LedgerRepository(dialect);
  const coupons = new CouponsRepository(dialect, testConfig);
  const outbox = new OutboxRepository(dialect);
  const points = pointPieces(database, { facts, programmes });
  const flags = new FarmingFlagsRepository();
  const giftReturns = new GiftReturnsRepository(coupons, points.points, outbox, flags, testConfig);
  const rewards = new RewardsRepository(coupons, outbox, giftReturns, testConfig);
  const overrides = new OverridesRepository();
  const ladders = new LaddersRepository();
  const published = new PublishedLaddersQueries(programmes);
  const material = new SettlementMaterialRepository(facts, overrides, ledger, ladders, published);
  const settlements = new SettlementsRepository(material, ledger, ladders, rewards, testConfig);
  const members = new MembersRepository(dialect, new PersonalData(testConfig));
  const doorbell = new Doorbell();
  const effects = new FactEffectsRepository(settlements, points.points);
  const recorder = new BatchRecorder(transactions, clock, members, facts, effects);
  const publishing = new ProgrammesService(transactions, clock, new ProgrammesRepository(dialect), programmes);
  const jobRuns = new JobRunsRepository(dialect);
  const longWork = new LongWork(transactions, jobRuns, clock);
  const walk = new WalkQueries(reader, new FactsQueries(reader), new OverridesQueries(reader));
  const pool = new WalkPool(new WalkExtentQueries(reader), database.location);
  const verify = new VerifyService(pool, published, clock);
  const reviews = new ReviewService(
    transactions,
    clock,
    new DueReviewsQueries(reader, published),
    settlements,
    doorbell,
  );
  const resettle = new ResettleService(transactions, clock, settlements);
  return {
    ...{ walk, verify, resettle },
    recalculate: new RecalculateService(published, resettle, new PooledWork(pool, longWork), clock),
    ...{ reviews, overrides, ladderFill: new LadderFillService(published, reviews, longWork, clock) },
    whatIf: new WhatIfService(pool, programmes, clock),
    pointInTime: new PointInTimeService(walk, programmes),
    ...{ coupons, doorbell, facts, jobRuns, ledger, longWork, members, outbox, programmes, publishing, recorder },
    ...{ settlements, reader, transactions, ...points },
    history: new FactsQueries(reader),
    service: new FactsService(recorder, doorbell, transactions, dialect),
  };
}

export interface World extends Pieces {
  readonly database: TestDatabase;
  readonly clock: TestClock;
  drop(): Promise<void>;
}

/** A fresh shop with the growth card in force since 2020 (or the programme given). */
export async function aWorld(programme: Partial<ProgrammeVersion> = {}): Promise<World> {
  const database = await openTestDatabase();
  const clock = new TestClock();
  const pieces = piecesOf(database, clock);
  const { version: _, effectiveFrom: __, ...draft } = { ...growthCard, ...programme };
  await pieces.publishing.publish({ draft, effectiveFrom: Date.UTC(2020, 0, 1), by: 'test', note: 'first' });
  return { ...pieces, database, clock, drop: () => database.drop() };
}

/** A member who was first seen under this customer number; the id. */
export async function aMember(world: World, customer: string): Promise<number> {
  const identity = { kind: 'customer', value: customer } as const;
  return world.transactions.run(async (tx) => {
    const now = world.clock.now();
    const made = await world.members.insertFirstContacts(tx, [{ identity, registeredAt: now }], now);
    const id = [...made.values()][0]!;
    const members = [...(await world.settlements.lock(tx, [id])).values()];
    await world.settlements.settle(tx, { members, fresh: new Map(), now, announce: false, cause: 'registration' });
    return id;
  });
}
