import { aCampaignMessage, aTierMessage, OutboxWorld } from '../../test/wechat/outbox-world.js';
import { text } from '../../test/wechat/fake-server.js';
import { PushedEvents } from '../../test/wechat/pushed-events.js';
import { MessageTemplatesQueries } from '../outbox/message-templates.queries.js';
import { AcceptsRepository } from './accepts.repository.js';
import { ConsentBalancesQueries } from './consent-balances.queries.js';
import { ConsentsRepository } from './consents.repository.js';
import { SubscriptionsQueries } from './subscriptions.queries.js';
import { SubscriptionsService } from './subscriptions.service.js';

let world: OutboxWorld;
let events: PushedEvents;
let subscriptions: SubscriptionsService;

beforeEach(async () => {
  world = await OutboxWorld.open();
  events = new PushedEvents(world);
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

afterEach(async () => {
  const { balances, differences } = await new ConsentBalancesQueries(world.database.reader).check();
  expect({ checked: balances >= 0, differences }).toEqual({ checked: true, differences: [] });
  await world.close();
});

const MINUTE = 60_000;
const report = (requestId: string, result: 'accept' | 'reject' = 'accept') =>
  subscriptions.report(1, { requestId, results: { 'sub-tier': result } });
const push = (at?: number) => events.accept('o-1', 'sub-tier', at);
const left = () => world.quota(1, 'sub-tier');
const entries = () =>
  world.database.reader.query<{ cause: string; delta: number; ref: string }>(
    'SELECT cause, delta, ref FROM consent_entry ORDER BY id',
  );

describe('one tap on "allow" is one consent (M2)', () => {
  test('when the report comes first and the push minutes later', async () => {
    const tapped = world.clock.now();
    await report('request-1');
    world.clock.advance(12 * MINUTE);
    await push(tapped);
    expect(await left()).toBe(1);
  });

  test('when the push comes first and the report minutes later', async () => {
    await push();
    world.clock.advance(12 * MINUTE);
    await report('request-1');
    expect(await left()).toBe(1);
  });

  test('when both come at the same moment, ten times each', async () => {
    const tapped = world.clock.now();
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? push(tapped) : report('request-1'))));
    expect(await left()).toBe(1);
    expect(await entries()).toHaveLength(1);
  });

  test('when each comes again, minutes apart', async () => {
    const tapped = world.clock.now();
    for (const again of [0, 3, 20]) {
      world.clock.advance(again * MINUTE);
      await push(tapped);
      await report('request-1');
    }
    expect(await left()).toBe(1);
  });

  test('when only one of the two comes at all', async () => {
    await report('request-1');
    world.clock.advance(90 * MINUTE);
    await push();
    expect(await left()).toBe(2);
  });

  test('when the push comes a day late, for it says when it happened', async () => {
    const tapped = world.clock.now();
    await report('request-1');
    world.clock.advance(24 * 60 * MINUTE);
    await push(tapped);
    expect(await left()).toBe(1);
  });
});

test('three taps in a minute, told of in every order and twice, are three consents', async () => {
  const taps = [0, 20_000, 40_000].map((after) => world.clock.now() + after);
  world.clock.advance(MINUTE);
  const told = taps.flatMap((tap, i) => [() => push(tap), () => report(`request-${i}`), () => push(tap)]);
  await Promise.all(told.toReversed().map((tell) => tell()));
  expect(await left()).toBe(3);
});

test('an answer that is no accept changes nothing, nor does one about a template or a person we do not know', async () => {
  const List = [{ TemplateId: 'sub-tier', SubscribeStatusString: 'reject', PopupScene: '0' }];
  const event = 'subscribe_msg_popup_event';
  expect(await events.push({ event, openid: 'o-1', fields: { List } })).toEqual({ kind: 'handled' });
  expect(await events.accept('o-1', 'not-ours')).toEqual({ kind: 'ignored', reason: 'template_unknown' });
  expect(await events.accept('o-nobody', 'sub-tier')).toEqual({ kind: 'ignored', reason: 'member_unknown' });
  expect(await entries()).toEqual([]);
});

describe('a withdrawal', () => {
  test('leaves nothing, and the next message makes no call', async () => {
    await report('request-1');
    await report('request-2');
    world.clock.advance(2000);
    await events.withdraw('o-1', 'sub-tier');
    await world.enqueue([aTierMessage(1)]);
    await world.dispatcher({ officialAccount: null }).drain();
    expect([await left(), world.sends().length]).toEqual([0, 0]);
    expect(await world.rows()).toMatchObject([{ state: 'sent', channel: 'inbox', reason: 'no_quota' }]);
    expect((await entries()).at(-1)).toMatchObject({ cause: 'withdrawn', delta: -2 });
  });

  test('heard of late takes nothing that was allowed since', async () => {
    const withdrawn = world.clock.now();
    await report('request-1');
    world.clock.advance(5 * MINUTE);
    await report('request-2');
    await events.withdraw('o-1', 'sub-tier', withdrawn);
    expect(await left()).toBe(1);
  });

  test('is not undone by a push of an accept that came before it', async () => {
    const tapped = world.clock.now();
    world.clock.advance(MINUTE);
    await events.withdraw('o-1', 'sub-tier');
    await push(tapped);
    expect(await left()).toBe(0);
    world.clock.advance(MINUTE);
    await report('request-2');
    await push();
    expect(await left()).toBe(1);
  });

  test('while a message is on its way: what comes back unused stays withdrawn', async () => {
    await report('request-1');
    world.onSend = (_, response) => {
      world.clock.advance(2000);
      void events.withdraw('o-1', 'sub-tier').then(() => text(response, '{"errcode":-1,"errmsg":"busy"}'));
    };
    await world.enqueue([aTierMessage(1)]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([{ state: 'planned', reason: 'unreachable' }]);
    expect(await left()).toBe(0);
  });

  test('at the same moment as accepts and sends leaves a balance that follows from its entries', async () => {
    for (let i = 0; i < 5; i += 1) await report(`request-${i}`);
    await world.enqueue(
      Array.from({ length: 4 }, (_, i) => aTierMessage(1, { dedupeKey: `tier:${i}` })).concat(aCampaignMessage(2)),
    );
    await Promise.all([
      world.dispatcher().drain(),
      world.dispatcher().drain(),
      ...Array.from({ length: 6 }, (_, i) => (i % 2 ? events.withdraw('o-1', 'sub-tier') : report(`late-${i}`))),
    ]);
    expect(await left()).toBeGreaterThanOrEqual(0);
    expect((await world.rows()).filter((row) => row.state !== 'sent')).toEqual([]);
  });
});

test('43101 is an entry too: what was counted is gone, and the next accept counts', async () => {
  await report('request-1');
  await report('request-2');
  world.onSend = (_, response) => text(response, '{"errcode":43101,"errmsg":"user refuse"}');
  await world.enqueue([aTierMessage(1)]);
  await world.dispatcher({ officialAccount: null }).drain();
  expect(await left()).toBe(0);
  await report('request-3');
  expect(await left()).toBe(1);
  expect((await entries()).map(({ cause, delta }) => [cause, delta])).toEqual([
    ['accepted', 1],
    ['accepted', 1],
    ['claimed', -1],
    ['refused', -1],
    ['accepted', 1],
  ]);
});

test('the check names a balance that does not follow from its entries', async () => {
  await report('request-1');
  const change = (by: number) =>
    world.database.transactions.run((tx) =>
      tx.execute('UPDATE subscription_quota SET remaining = remaining + ?', [by]),
    );
  await change(2);
  const { differences } = await new ConsentBalancesQueries(world.database.reader).check();
  expect(differences).toEqual([{ memberId: 1, templateId: 'sub-tier', remaining: 3, entries: 1 }]);
  await change(-2);
});
