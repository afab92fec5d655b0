import { aCampaignMessage, aTierMessage, OutboxWorld } from '../../test/wechat/outbox-world.js';
import { OutboxRepository } from './outbox.repository.js';

let world: OutboxWorld;

beforeEach(async () => {
  world = await OutboxWorld.open();
});

afterEach(() => world.close());

test('a message is queued once per key, also when it comes twice in one list', async () => {
  await world.enqueue([aTierMessage(1), aTierMessage(1), aTierMessage(2)]);
  await world.enqueue([aTierMessage(2), aTierMessage(3)]);
  expect(await world.rows()).toHaveLength(3);
});

test('many writers queue the same keys at once, and each key is there once', async () => {
  const messages = Array.from({ length: 60 }, (_, i) => aTierMessage(i + 1));
  await Promise.all(Array.from({ length: 6 }, (_, i) => world.enqueue(i % 2 ? messages : messages.toReversed())));
  expect(await world.rows()).toHaveLength(60);
});

test('a message may be decided when it is queued', async () => {
  await world.enqueue([aCampaignMessage(1, { suppressed: 'out_of_stock' })]);
  await world.dispatcher().drain();
  expect(await world.rows()).toMatchObject([{ state: 'suppressed', reason: 'out_of_stock', attempts: 0 }]);
});

test('cancelling a campaign ends what is still waiting and nothing else', async () => {
  await world.enqueue([
    aCampaignMessage(1),
    aCampaignMessage(2, { campaignId: 8, dedupeKey: 'other' }),
    aTierMessage(1),
  ]);
  const outbox = new OutboxRepository(world.database.dialect);
  const ended = await world.database.transactions.run((tx) => outbox.cancelCampaign(tx, 7, world.clock.now()));
  expect(ended).toBe(1);
  expect((await world.rows()).map((row) => row.state)).toEqual(['suppressed', 'planned', 'planned']);
});
