import { openDatabase, type Database } from '../../src/db/open-database.js';
import type { Tx } from '../../src/db/sql.js';
import { eventDesk } from '../callbacks/event-desk.js';
import { TestClock } from '../setup/test-clock.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';

interface Row {
  readonly id: number;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
}

let database: TestDatabase;
let others: Database[];
const clock = new TestClock();

beforeAll(async () => {
  database = await openTestDatabase();
  others = await Promise.all([openDatabase(database.location), openDatabase(database.location)]);
});
beforeEach(async () => {
  for (const table of ['wechat_event', 'store'])
    await database.transactions.run((tx) => tx.execute(`DELETE FROM ${table}`));
});
afterAll(async () => {
  for (const other of others) await other.close();
  await database.drop();
});

const rows = () => database.reader.query<Row>('SELECT id, state, reason, attempts FROM wechat_event ORDER BY id');
/** The effect of the tests: counts how often it was had. */
const note = async (tx: Tx, key: string) => {
  const counted = await tx.execute('UPDATE store SET created_at = created_at + 1 WHERE id = ?', [key]);
  if (counted.affectedRows === 0) await tx.insertRows('store', ['id', 'name', 'created_at'], [[key, 'event', 1]]);
};
const notes = async () => (await database.reader.query<{ id: string }>('SELECT id FROM store')).map((row) => row.id);

test('three processes at once: every event has its effect once, and those of one user come in their order', async () => {
  const processes = [database, ...others].map((one) => eventDesk(one, clock));
  const seen: string[] = [];
  for (const { handlers } of processes)
    handlers.register('x', async (tx, event) => {
      const key = `${event.fromUser}:${String(event.fields['No'])}`;
      await note(tx, key);
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.push(key);
      return { kind: 'handled' };
    });
  const users = ['a', 'b', 'c', 'd'];
  for (let no = 0; no < 15; no += 1)
    for (const user of users) await processes[0]!.put('x', { FromUserName: user, No: no });
  while ((await rows()).some((row) => row.state === 'pending'))
    await Promise.all(processes.map(({ work }) => work.workOff()));
  const counts = await database.reader.query<{ created_at: number }>('SELECT created_at FROM store');
  expect(counts.map((row) => Number(row.created_at))).toEqual(Array(60).fill(1));
  for (const user of users) {
    const order = seen.filter((key) => key.startsWith(user));
    expect([...new Set(order)]).toEqual(Array.from({ length: 15 }, (_, no) => `${user}:${no}`));
  }
});

test('two deliveries at the same moment are one event', async () => {
  const processes = [database, ...others].map((one) => eventDesk(one, clock));
  await Promise.all(processes.flatMap(({ put }) => [put('x'), put('x')]));
  expect(await rows()).toHaveLength(1);
});

test('what breaks off leaves nothing, waits longer each time, holds back its user alone, and fails in the end', async () => {
  const { handlers, work, put } = eventDesk(database, clock);
  handlers.register('broken', async (tx) => {
    await note(tx, 'never');
    throw new Error('no such thing');
  });
  handlers.register('x', async (tx, event) => {
    await note(tx, event.fromUser);
    return { kind: 'handled' };
  });
  await put('broken', { FromUserName: 'a' });
  await put('x', { FromUserName: 'a' });
  await put('x', { FromUserName: 'b' });
  await work.workOff();
  await work.workOff();
  expect(await notes()).toEqual(['b']);
  expect((await rows())[0]).toMatchObject({ state: 'pending', attempts: 1, reason: 'no such thing' });
  for (const [delay, attempts] of [5_000, 30_000, 120_000, 600_000].map((ms, i) => [ms, i + 2] as const)) {
    clock.advance(delay - 1);
    await work.workOff();
    expect((await rows())[0]).toMatchObject({ attempts: attempts - 1 });
    clock.advance(1);
    await work.workOff();
    expect((await rows())[0]).toMatchObject({ attempts });
  }
  await work.workOff();
  expect((await rows()).map((row) => row.state)).toEqual(['failed', 'handled', 'handled']);
  expect((await notes()).sort()).toEqual(['a', 'b']);
});

test('an event nobody takes care of is ignored, with the reason', async () => {
  const { work, put, handlers } = eventDesk(database, clock);
  handlers.register('mine', () => Promise.resolve({ kind: 'ignored', reason: 'member_unknown' }));
  for (const event of ['user_info_modified', 'something_new', 'mine']) await put(event);
  await put('', { Event: '', MsgType: 'text', MsgId: '1' });
  await work.workOff();
  expect((await rows()).map(({ state, reason }) => `${state}: ${reason}`)).toEqual([
    ...['ignored: nothing_kept', 'ignored: not_used', 'ignored: member_unknown', 'ignored: message_not_kept'],
  ]);
});

test('a failed event that is opened again starts from its first attempt', async () => {
  const { handlers, events, work, put } = eventDesk(database, clock);
  let fails = true;
  handlers.register('x', () => (fails ? Promise.reject(new Error('no')) : Promise.resolve({ kind: 'handled' })));
  await put('x');
  for (let i = 0; i < 5; i += 1) {
    await work.workOff();
    clock.advance(3_600_000);
  }
  const [failed] = await rows();
  expect(failed).toMatchObject({ state: 'failed', attempts: 5 });
  fails = false;
  const reopen = () => database.transactions.run((tx) => events.reopen(tx, Number(failed!.id), clock.now()));
  expect([await reopen(), await reopen()]).toEqual([true, false]);
  await work.workOff();
  expect((await rows())[0]).toMatchObject({ state: 'handled', attempts: 0, reason: null });
});

test('what was decided three months ago is forgotten, and what failed is not', async () => {
  const { handlers, work, put } = eventDesk(database, clock);
  handlers.register('x', () => Promise.resolve({ kind: 'handled' }));
  for (const event of ['x', 'unused', 'y']) await put(event);
  await work.workOff();
  await database.transactions.run((tx) => tx.execute(`UPDATE wechat_event SET state = 'failed' WHERE event = 'y'`));
  clock.advance(90 * 86_400_000);
  await work.tidy();
  expect(await rows()).toHaveLength(3);
  clock.advance(1);
  await put('x', { No: 2 });
  await work.workOff();
  await work.tidy();
  expect((await rows()).map((row) => row.state)).toEqual(['failed', 'handled']);
});
