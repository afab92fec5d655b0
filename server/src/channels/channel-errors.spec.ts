import { openDatabase, type Database } from '../db/open-database.js';
import { TestClock } from '../../test/setup/test-clock.js';
import { openTestDatabase, type TestDatabase } from '../../test/setup/test-database.js';
import { ChannelAlertsQueries } from './channel-alerts.queries.js';
import { ChannelErrorsRepository } from './channel-errors.repository.js';
import { ChannelErrors } from './channel-errors.js';
import { ChannelHealthQueries } from './channel-health.queries.js';
import { errorRows } from './error-rows.js';

const DAY = 86_400_000;

describe('what went wrong with a channel', () => {
  let test: TestDatabase;
  let database: Database;
  let clock: TestClock;
  const process = () =>
    new ChannelErrors(database.transactions, new ChannelErrorsRepository(database.dialect), clock, {
      timeZone: 'Asia/Shanghai',
    });
  const listed = async () => errorRows(await new ChannelHealthQueries(database.reader).errorsSince(0));
  const trouble = { channel: 'miniProgram', place: '/cgi-bin/message/subscribe/send', code: 45009 };

  beforeEach(async () => {
    test = await openTestDatabase();
    database = await openDatabase(test.location);
    clock = new TestClock();
  });
  afterEach(async () => {
    await database.close();
    await test.drop();
  });

  it('is one line for each kind of trouble, counted over processes and days, without the ids of requests', async () => {
    const [one, other] = [process(), process()];
    for (let time = 1; time <= 500; time += 1)
      one.note({ ...trouble, message: `reach max api daily quota limit rid: 647861e7-232b69aa-${time}` });
    other.note({ ...trouble, message: 'reach max' });
    await Promise.all([one.flush(), other.flush()]);
    clock.advance(DAY);
    other.note({ ...trouble, message: 'reach max api daily quota limit' });
    await other.flush();
    const rows = await database.reader.query<{ times: number }>('SELECT times FROM channel_error ORDER BY day');
    expect(rows.map(({ times }) => Number(times))).toEqual([501, 1]);
    expect(await listed()).toEqual([
      expect.objectContaining({
        code: '45009',
        times: 502,
        lastAt: clock.now(),
        message: 'reach max api daily quota limit',
      }),
    ]);
  });

  it('leaves out what members decide, holds few kinds at once, and forgets after a month', async () => {
    const errors = process();
    errors.note({ ...trouble, code: 43101 });
    for (let code = 1; code <= 300; code += 1) errors.note({ ...trouble, code });
    await errors.flush();
    expect((await database.reader.query('SELECT code FROM channel_error')).length).toBe(200);
    clock.advance(31 * DAY);
    errors.note(trouble);
    await errors.flush();
    expect((await listed()).map(({ code }) => code)).toEqual(['45009']);
  });

  it('is worth an alert when pushes are refused again and again, not when somebody knocked', async () => {
    const errors = process();
    const refused = async () =>
      (await new ChannelAlertsQueries(database.reader).figures(clock.now() - DAY)).refusedCallbacks;
    const push = { channel: 'wecom', place: 'callback' };
    for (const code of ['incomplete', 'incomplete', 'incomplete', 'forged', 'forged']) errors.note({ ...push, code });
    await errors.flush();
    expect(await refused()).toBe(0);
    errors.note({ ...push, code: 'unreadable' });
    await errors.flush();
    expect(await refused()).toBe(3);
    clock.advance(2 * DAY);
    expect(await refused()).toBe(0);
  });

  it('never keeps a call from going on: what cannot be stored is given up', async () => {
    const errors = process();
    errors.note(trouble);
    await database.transactions.run((tx) => tx.execute('DROP TABLE channel_error'));
    await expect(errors.flush()).resolves.toBeUndefined();
  });
});
