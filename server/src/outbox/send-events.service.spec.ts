import { aTierMessage, OutboxWorld } from '../../test/wechat/outbox-world.js';
import { text } from '../../test/wechat/fake-server.js';
import { PushedEvents } from '../../test/wechat/pushed-events.js';
import { Reconcilers } from '../jobs/reconcilers.js';
import { ReceiptsRepository } from './receipts.repository.js';
import { SendReconciliation } from './send-reconciliation.service.js';
import { UnconfirmedSendsQueries } from './unconfirmed-sends.queries.js';

let world: OutboxWorld;
let events: PushedEvents;
let reconciliation: SendReconciliation;

const MSGID = '3248682510344192008';
const NEAR_MSGID = '3248682510344192000';

beforeEach(async () => {
  world = await OutboxWorld.open();
  events = new PushedEvents(world);
  const { transactions, reader, dialect } = world.database;
  reconciliation = new SendReconciliation(
    new Reconcilers(),
    transactions,
    new ReceiptsRepository(dialect),
    new UnconfirmedSendsQueries(reader),
    world.clock,
  );
  await world.addMembers([{ id: 1 }], { 'sub-tier': 2 });
});

afterEach(() => world.close());

const sendOne = async (replyMs?: number) => {
  await world.enqueue([aTierMessage(1)]);
  await world.dispatcher({}, replyMs).drain();
};
const confirmed = () =>
  world.database.reader.query<{ confirmed_at: number | null }>('SELECT confirmed_at FROM outbox_message');

test('the final word confirms a message by its 64-bit number, digit for digit', async () => {
  await sendOne();
  await events.sent('o-1', NEAR_MSGID);
  expect(await confirmed()).toEqual([{ confirmed_at: null }]);
  await events.sent('o-1', MSGID);
  expect((await confirmed())[0]?.confirmed_at).toBeGreaterThan(0);
  expect(await world.rows()).toMatchObject([{ state: 'sent', reason: 'accepted' }]);
});

test('a final failure turns sent into failed, once, and the consent stays used', async () => {
  await sendOne();
  await events.sent('o-1', MSGID, { error: '1' });
  await events.sent('o-1', MSGID, { error: '0' });
  expect(await world.rows()).toMatchObject([{ state: 'failed', channel: 'subscription', reason: 'undelivered' }]);
  expect(await world.quota(1, 'sub-tier')).toBe(1);
});

test.each([
  ['success', 'sent', 'accepted'],
  ['failed:user block', 'failed', 'blocked'],
  ['failed: system failed', 'failed', 'undelivered'],
])('a template message that ended with "%s" is %s', async (Status, state, reason) => {
  world.onSend = (_, response) => text(response, '{"errcode":0,"errmsg":"ok","msgid":200228332}');
  await world.addMembers([{ id: 2 }]);
  await world.enqueue([aTierMessage(2)]);
  await world.dispatcher().drain();
  await events.push({ event: 'TEMPLATESENDJOBFINISH', openid: 'oa-2', fields: { MsgID: '200228332', Status } });
  expect(await world.rows()).toMatchObject([{ state, channel: 'officialAccount', reason }]);
});

test('a final word that came before the reply was written is found by the reconciliation', async () => {
  await events.sent('o-1', MSGID, { error: '1' });
  await sendOne();
  expect(await world.rows()).toMatchObject([{ state: 'sent' }]);
  expect(await reconciliation.run()).toEqual({ looked: 1, settled: 1 });
  expect(await world.rows()).toMatchObject([{ state: 'failed', reason: 'undelivered' }]);
  expect(await reconciliation.run()).toEqual({ looked: 0, settled: 0 });
});

test('a message without a reply is settled by the final word about it, and is never sent again', async () => {
  world.onSend = () => undefined;
  await sendOne(200);
  expect(await world.rows()).toMatchObject([{ state: 'unknown' }]);
  await events.sent('o-1', MSGID);
  expect(await reconciliation.run()).toEqual({ looked: 1, settled: 0 });
  world.clock.advance(60_000);
  expect(await reconciliation.run()).toEqual({ looked: 1, settled: 1 });
  expect(await world.rows()).toMatchObject([{ state: 'sent', reason: 'accepted', msgid: MSGID }]);
  await world.dispatcher().drain();
  expect([world.sends().length, await world.quota(1, 'sub-tier')]).toEqual([1, 1]);
});

test('where two messages have no reply, one final word settles neither', async () => {
  world.onSend = () => undefined;
  await world.enqueue([aTierMessage(1), aTierMessage(1, { dedupeKey: 'other' })]);
  await world.dispatcher({}, 200).drain();
  await events.sent('o-1', MSGID);
  world.clock.advance(60_000);
  expect(await reconciliation.run()).toEqual({ looked: 1, settled: 0 });
  expect((await world.rows()).map((row) => row.state)).toEqual(['unknown', 'unknown']);
});

test('a message without a final word is counted after half an hour, and stays sent', async () => {
  await sendOne();
  expect(await reconciliation.run()).toEqual({ looked: 0, settled: 0 });
  world.clock.advance(31 * 60_000);
  expect(await reconciliation.run()).toEqual({ looked: 1, settled: 0 });
  expect(await world.rows()).toMatchObject([{ state: 'sent' }]);
  await events.sent('o-1', MSGID);
  expect(await reconciliation.run()).toEqual({ looked: 0, settled: 0 });
});

test('an event without a number is put aside', async () => {
  const event = 'subscribe_msg_sent_event';
  expect(await events.push({ event, openid: 'o-1', fields: {} })).toEqual({ kind: 'ignored', reason: 'no_msgid' });
});
