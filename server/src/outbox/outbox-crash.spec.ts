import { aTierMessage, messageTemplates, OutboxWorld } from '../../test/wechat/outbox-world.js';
import { ConsentsRepository } from '../subscriptions/consents.repository.js';
import { InboxRepository } from './inbox.repository.js';
import { OutboxClaimsService } from './outbox-claims.service.js';
import { OutboxLeasesRepository } from './outbox-leases.repository.js';
import { RecipientsRepository } from './recipients.repository.js';

let world: OutboxWorld;

beforeEach(async () => {
  world = await OutboxWorld.open();
});

afterEach(() => world.close());

/** What a process leaves behind that dies between taking messages and hearing from WeChat. */
async function takeAndDie(leaseMs: number) {
  const { transactions, dialect } = world.database;
  const claims = new OutboxClaimsService(
    transactions,
    new OutboxLeasesRepository(dialect),
    new RecipientsRepository(),
    new InboxRepository(),
    new ConsentsRepository(dialect),
  );
  const now = world.clock.now();
  const request = {
    owner: 'dead',
    now,
    limit: 10,
    leaseUntil: now + leaseMs,
    templates: messageTemplates,
  };
  const taken = await claims.take(request);
  return { claims, taken };
}

test('a message whose sender died ends unknown, is never sent again, and keeps its consent used', async () => {
  await world.addMembers([{ id: 1 }], { 'sub-tier': 1 });
  await world.enqueue([aTierMessage(1)]);
  await takeAndDie(60_000);
  const dispatcher = world.dispatcher();
  await dispatcher.drain();
  expect(await world.rows()).toMatchObject([{ state: 'sending' }]);
  world.clock.advance(60_001);
  await dispatcher.drain();
  expect(await world.rows()).toMatchObject([{ state: 'unknown', reason: 'interrupted' }]);
  expect([world.sends().length, await world.quota(1, 'sub-tier'), await world.inboxCount()]).toEqual([0, 0, 1]);
});

test('a sender that comes back after its lease cannot change the outcome', async () => {
  await world.addMembers([{ id: 1 }], { 'sub-tier': 1 });
  await world.enqueue([aTierMessage(1)]);
  const { claims, taken } = await takeAndDie(60_000);
  world.clock.advance(60_001);
  await world.dispatcher().drain();
  const [due] = taken.due;
  if (!due) throw new Error('nothing was taken');
  const later = {
    kind: 'later',
    channel: 'subscription',
    reason: 'unreachable',
    consent: 'none',
    pause: false,
  } as const;
  await claims.settle('dead', [{ due, result: later }], world.clock.now());
  expect(await world.rows()).toMatchObject([{ state: 'unknown', reason: 'interrupted' }]);
});
