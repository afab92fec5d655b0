import { OutboxWorld, aTierMessage } from '../../test/wechat/outbox-world.js';
import { MessageTemplatesQueries } from '../outbox/message-templates.queries.js';
import { AcceptsRepository } from './accepts.repository.js';
import { ConsentsRepository } from './consents.repository.js';
import { MyNoticesService } from './my-notices.service.js';
import { SentNoticesQueries } from './sent-notices.queries.js';
import { SubscriptionsQueries } from './subscriptions.queries.js';
import { SubscriptionsService } from './subscriptions.service.js';

let world: OutboxWorld;
let subscriptions: SubscriptionsService;

beforeEach(async () => {
  world = await OutboxWorld.open();
  const { reader, transactions, dialect } = world.database;
  subscriptions = new SubscriptionsService(
    new MessageTemplatesQueries(reader),
    new SubscriptionsQueries(reader),
    new AcceptsRepository(dialect, new ConsentsRepository(dialect)),
    transactions,
    world.clock,
  );
  await world.addMembers([{ id: 1 }, { id: 2 }]);
});

afterEach(() => world.close());

const accept = (requestId: string, memberId = 1) =>
  subscriptions.report(memberId, { requestId, results: { 'sub-tier': 'accept', 'sub-campaign': 'reject' } });
const left = async (memberId = 1) =>
  Object.fromEntries((await subscriptions.list(memberId)).items.map((item) => [item.templateId, item.remaining]));

test('accepts add up, answers that are no accept add nothing', async () => {
  await accept('request-1');
  await accept('request-2');
  await subscriptions.report(1, { requestId: 'request-3', results: { 'sub-tier': 'ban', 'sub-campaign': 'filter' } });
  expect(await left()).toEqual({ 'sub-tier': 2, 'sub-campaign': 0 });
  expect(await left(2)).toEqual({ 'sub-tier': 0, 'sub-campaign': 0 });
});

test('the same report ten times at once counts once, for each member', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => accept('request-1', 1 + (i % 2))));
  expect([await left(1), await left(2)]).toEqual([
    { 'sub-tier': 1, 'sub-campaign': 0 },
    { 'sub-tier': 1, 'sub-campaign': 0 },
  ]);
});

test('twenty different accepts at once all count', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => accept(`request-${i}`)));
  expect(await left()).toEqual({ 'sub-tier': 20, 'sub-campaign': 0 });
});

test('D235 what was refused last is not asked for again for thirty days; an accept ends that', async () => {
  const asked = async () => (await subscriptions.list(1)).items.find((item) => item.templateId === 'sub-campaign');
  expect((await asked())?.askAgainFrom).toBeNull();
  await accept('request-1');
  expect((await asked())?.askAgainFrom).toBe(world.clock.now() + 30 * 86_400_000);
  world.clock.advance(1000);
  await subscriptions.report(1, { requestId: 'request-2', results: { 'sub-campaign': 'filter' } });
  expect((await asked())?.askAgainFrom).toBe(world.clock.now() - 1000 + 30 * 86_400_000);
  world.clock.advance(1000);
  await subscriptions.report(1, { requestId: 'request-3', results: { 'sub-campaign': 'accept' } });
  expect((await asked())?.askAgainFrom).toBeNull();
});

test('D236 the page of notices says of each kind what is left, what was refused, and what came last', async () => {
  const { reader } = world.database;
  await accept('request-1');
  await world.enqueue([aTierMessage(1)]);
  await world.dispatcher().drain();
  const notices = new MyNoticesService(subscriptions, new SubscriptionsQueries(reader), new SentNoticesQueries(reader));
  const { items } = await notices.show(1);
  const of = (id: string) => items.find((item) => item.templateId === id);
  expect(of('sub-tier')).toMatchObject({
    remaining: 0,
    refusedAt: null,
    recent: [{ outcome: 'sent', note: '订阅消息，微信已受理' }],
  });
  expect(of('sub-campaign')).toMatchObject({ remaining: 0, refusedAt: world.clock.now(), recent: [] });
  expect((await notices.show(2)).items.flatMap(({ recent }) => recent)).toEqual([]);
});

test('templates that are not ours leave no trace', async () => {
  await subscriptions.report(1, { requestId: 'request-1', results: { 'somebody-else': 'accept' } });
  expect(await world.database.reader.query('SELECT template_id FROM subscription_quota')).toHaveLength(0);
  expect(await world.database.reader.query('SELECT template_id FROM subscription_event')).toHaveLength(0);
});
