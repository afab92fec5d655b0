import { startOfDay, dayOfDate } from '@jieti/shared/calendar';
import { DueLotsQueries } from '../../src/points/due-lots.queries.js';
import { DueLotsRepository } from '../../src/points/due-lots.repository.js';
import { DueLotsService } from '../../src/points/due-lots.service.js';
import { aPurchase } from '../setup/facts.js';
import { aMember, testConfig, type World } from '../setup/world.js';
import { aPointsWorld, record, spend, standing } from './points-world.js';

const DAY_MS = 86_400_000;
const at = (year: number, month: number, date: number) => startOfDay(dayOfDate(year, month, date), 'Asia/Shanghai');
const agree = (n: number) => [n, n, n];

let world: World;
beforeEach(async () => (world = await aPointsWorld({ expiry: { kind: 'yearEnd', years: 1 } })));
afterEach(() => world.drop());

function due(): DueLotsService {
  const lots = new DueLotsRepository(world.ledger, world.pointBooks, world.pointsRules, world.outbox, testConfig);
  return new DueLotsService(world.transactions, world.clock, new DueLotsQueries(world.reader), lots, world.doorbell);
}

test('points count to the last millisecond of their day and are entered as ended once, by three at once (D186)', async () => {
  const id = await aMember(world, 'anna');
  await record(world, id, aPurchase({ amountFen: 8800 }));
  world.clock.set(at(2028, 1, 1) - 1);
  expect(await standing(world, id)).toMatchObject({ available: 88 });
  await due().round();
  expect(await standing(world, id)).toMatchObject({ available: 88, sums: agree(88) });
  world.clock.set(at(2028, 1, 1));
  expect(await standing(world, id)).toMatchObject({ available: 0, balance: 0, sums: agree(88) });
  await Promise.all([due().round(), due().round(), due().round()]);
  expect(await standing(world, id)).toMatchObject({ available: 0, sums: agree(0), entries: 2 });
  expect(await due().round()).toEqual({ ended: 0, told: 0 });
});

test('a spending after the end finds nothing, whether the end has been entered or not', async () => {
  const id = await aMember(world, 'anna');
  await record(world, id, aPurchase({ amountFen: 8800 }));
  world.clock.set(at(2028, 1, 1));
  await expect(spend(world, id, 1, 'sale')).rejects.toMatchObject({ code: 'points_short' });
});

test('members are told 30 days before, once a month, and those with nothing left not at all', async () => {
  const [anna, spent] = [await aMember(world, 'anna'), await aMember(world, 'spent')];
  await record(world, anna, aPurchase({ amountFen: 8800 }));
  await record(world, anna, aPurchase({ amountFen: 1200 }));
  await record(world, spent, aPurchase({ amountFen: 8800 }));
  await spend(world, spent, 88, 'sale');
  world.clock.set(at(2028, 1, 1) - 30 * DAY_MS - 1);
  expect(await due().round()).toEqual({ ended: 0, told: 0 });
  world.clock.advance(1);
  expect(await due().round()).toEqual({ ended: 0, told: 1 });
  world.clock.advance(DAY_MS);
  expect(await due().round()).toEqual({ ended: 0, told: 0 });
  await record(world, anna, aPurchase({ amountFen: 500 }));
  await due().round();
  const rows = await world.reader.query<{ member_id: number; content: string }>(
    `SELECT member_id, content FROM outbox_message WHERE kind = 'pointsExpiring'`,
  );
  expect(rows.map((row) => row.member_id)).toEqual([anna]);
  expect(JSON.parse(rows[0]!.content)).toMatchObject({
    body: '100 积分在 12 月 31 日到期，到期前可以抵现或换券。',
    page: 'pages/points/index',
  });
});
