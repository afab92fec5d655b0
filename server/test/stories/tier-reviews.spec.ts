import { ConsoleLogger, Logger } from '@nestjs/common';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { openDatabase } from '../../src/db/open-database.js';
import { DailyReviewService } from '../../src/ledger/daily-review.service.js';
import { BalanceChecksQueries } from '../../src/ledger/balance-checks.queries.js';
import { NightlyVerifyService } from '../../src/ledger/nightly-verify.service.js';
import { LastVerifyQueries } from '../../src/ledger/last-verify.queries.js';
import { PointsCheckQueries } from '../../src/points/points-check.queries.js';
import { ConsentBalancesQueries } from '../../src/subscriptions/consent-balances.queries.js';
import { piecesOf, testConfig } from '../setup/world.js';
import { instant, TierLife } from './tier-life.js';

const withGrace = (graceDays: number): Pick<ProgrammeVersion, 'tiers'> => ({
  tiers: growthCard.tiers.map((tier) => (tier.key === 'plain' ? tier : { ...tier, graceDays })),
});

describe('reviews, however they run', () => {
  const people = Array.from({ length: 40 }, (_, i) => `p${i}`);
  /** Some keep their tier, some fall from it at 2027-03-01 … 2027-03-04. */
  async function aCrowd(): Promise<TierLife> {
    const life = await TierLife.open(withGrace(0), '2025-03-01');
    for (const [i, who] of people.entries()) {
      await life.buy(who, `2025-03-0${1 + (i % 4)}`, [50, 650, 2100, 5200][i % 4]! + i);
    }
    await life.reviewOn('2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04');
    for (const who of people.filter((_, i) => i % 5 === 0)) await life.buy(who, '2026-12-01', 5000);
    return life;
  }
  const outcome = async (life: TierLife) => ({
    history: await Promise.all(people.map((who) => life.historyOf(who))),
    told: await Promise.all(people.map((who) => life.toldTo(who))),
    gifts: await Promise.all(people.map((who) => life.giftsOf(who))),
  });

  it('on time, after three days of downtime, twice, and on three machines at once: one history, one message each (P-8b, P-15b)', async () => {
    const [onTime, late] = [await aCrowd(), await aCrowd()];
    await onTime.reviewOn('2027-02-28', '2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04');
    late.world.clock.set(instant('2027-03-04', '00:00'));
    const others = await Promise.all([1, 2].map(() => openDatabase(late.world.database.location)));
    const machines = [late.world, ...others.map((database) => piecesOf(database, late.world.clock))];
    const rounds = machines.map(
      ({ reviews, ladderFill, longWork }) =>
        new DailyReviewService(reviews, ladderFill, longWork, late.world.clock, testConfig),
    );
    await Promise.all(rounds.map((one) => one.round()));
    await Promise.all(rounds.map((one) => one.round()));
    await Promise.all(others.map((database) => database.close()));
    const expected = await outcome(onTime);
    expect(expected.history.filter((steps) => steps.some((step) => step.includes('downgrade'))).length).toBeGreaterThan(
      10,
    );
    expect(await outcome(late)).toEqual(expected);
    expect([await late.differences(), await onTime.differences()]).toEqual([0, 0]);
    const jobs = await late.rows<{ n: number }>("SELECT COUNT(*) AS n FROM job_run WHERE kind = 'reviews'");
    expect(Number(jobs[0]!.n)).toBe(1);
    await Promise.all([onTime.close(), late.close()]);
  });

  it('the night compares a sample, once a day over all processes, and what differs is an alarm (T10)', async () => {
    const life = await aCrowd();
    const { verify, longWork, clock, reader } = life.world;
    const balances = new BalanceChecksQueries(new ConsentBalancesQueries(reader), new PointsCheckQueries(reader));
    const night = () => new NightlyVerifyService(verify, balances, longWork, clock, testConfig);
    const last = new LastVerifyQueries(reader);
    clock.set(instant('2026-12-05', '02:59'));
    await night().round();
    expect(await last.find()).toBeNull();
    clock.set(instant('2026-12-05', '03:00'));
    await Promise.all([night().round(), night().round()]);
    expect(await last.find()).toMatchObject({ members: people.length, differences: 0 });
    await life.world.transactions.run((tx) => tx.execute('UPDATE member SET growth = growth + 1 WHERE id = 7'));
    await night().round();
    expect(await last.find()).toMatchObject({ differences: 0 });
    clock.set(instant('2026-12-06', '03:00'));
    const logged: unknown[] = [];
    const note = (line: unknown) => void logged.push(line);
    Logger.overrideLogger({ log: note, warn: note, error: note });
    await night().round();
    Logger.overrideLogger(new ConsoleLogger());
    expect(logged).toMatchObject([{ event: 'ledger_differs', differences: 1, memberIds: [7] }]);
    expect(await last.find()).toMatchObject({ members: people.length, differences: 1 });
    await life.close();
  });
});
