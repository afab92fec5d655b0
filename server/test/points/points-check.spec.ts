import { PointsCheckQueries } from '../../src/points/points-check.queries.js';
import { aPurchase } from '../setup/facts.js';
import { aMember, type World } from '../setup/world.js';
import { aPointsWorld, record, spend } from './points-world.js';

let world: World;
beforeEach(async () => (world = await aPointsWorld()));
afterEach(() => world.drop());

test('a point that moved past the ledger is found, wherever it is missing (D188)', async () => {
  const members = await Promise.all(['a', 'b', 'c', 'd'].map((name) => aMember(world, name)));
  for (const id of members) {
    await record(world, id, aPurchase({ amountFen: 8800 }));
    await spend(world, id, 8, `sale-${id}`);
  }
  const check = new PointsCheckQueries(world.reader);
  expect(await check.check()).toEqual({ members: 4, differences: 0 });
  const [a, b, c, d] = members as [number, number, number, number];
  await world.transactions.run(async (tx) => {
    await tx.execute('UPDATE point_account SET balance = balance + 1 WHERE member_id = ?', [a]);
    await tx.execute('UPDATE point_lot SET remaining = remaining + 1 WHERE member_id = ?', [b]);
    await tx.execute(`DELETE FROM point_entry WHERE member_id = ? AND kind = 'spend'`, [c]);
    await tx.execute('DELETE FROM point_account WHERE member_id = ?', [d]);
  });
  expect(await check.check()).toEqual({ members: 4, differences: 4 });
});
