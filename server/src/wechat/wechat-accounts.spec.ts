import { openDatabase, type Database } from '../db/open-database.js';
import { TestClock } from '../../test/setup/test-clock.js';
import { openTestDatabase, type TestDatabase } from '../../test/setup/test-database.js';
import { wechatSettings } from '../../test/wechat/wechat-settings.js';
import { WechatAccountsQueries } from './wechat-accounts.queries.js';
import { WechatAccountsSeal } from './wechat-accounts-seal.js';
import { WechatAccountsStored } from './wechat-accounts-stored.js';
import { WechatAccounts } from './wechat-accounts.js';

const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const sealOf = (secret: string) => new WechatAccountsSeal({ secrets: { personalData: secret.padEnd(32, '.') } });
const environment = wechatSettings('http://localhost', {
  callbacks: { miniProgram: { token: 'AAAAA', encodingAesKey: null, mode: 'plain' } },
});

describe('the credentials of an account', () => {
  let test: TestDatabase;
  let database: Database;
  let clock: TestClock;

  const accounts = (secret = 'a') =>
    new WechatAccounts(
      environment,
      new WechatAccountsStored(new WechatAccountsQueries(database.reader), sealOf(secret), clock),
    );
  const store = (version: number, values: Record<string, string> | null, secrets: Record<string, string> = {}) =>
    database.transactions.run(async (tx) => {
      await tx.execute("DELETE FROM wechat_account WHERE account = 'miniProgram'");
      const sealed = Object.entries(secrets).map(([name, text]) => [
        name,
        { sealed: sealOf('a').seal(`miniProgram.${name}`, text), hint: '', at: 0 },
      ]);
      await tx.insertRows(
        'wechat_account',
        ['account', 'fields', 'secrets', 'version', 'updated_at', 'updated_by'],
        [
          [
            'miniProgram',
            values && JSON.stringify(values),
            JSON.stringify(Object.fromEntries(sealed)),
            version,
            0,
            'owner',
          ],
        ],
      );
    });

  beforeEach(async () => {
    test = await openTestDatabase();
    database = await openDatabase(test.location);
    clock = new TestClock();
  });
  afterEach(async () => {
    await database.close();
    await test.drop();
  });

  it('are those of the environment until something is set', async () => {
    const asked = accounts();
    expect(await asked.findApp('miniProgram')).toEqual({
      appId: 'wx2421b1c4370ec43b',
      appSecret: 'app secret of the mini-program',
    });
    expect(await asked.findCallback('miniProgram')).toEqual({
      token: 'AAAAA',
      encodingAesKey: null,
      mode: 'plain',
      receiveId: 'wx2421b1c4370ec43b',
    });
    expect(await asked.findWecom()).toBeNull();
    expect(await asked.findCallback('wecom')).toBeNull();
  });

  it('are those of the database once set, in every process within seconds, and the environment again after', async () => {
    const [here, there] = [accounts(), accounts()];
    await there.findApp('miniProgram');
    await store(
      1,
      { appId: 'wx1', callbackMode: 'safe' },
      { appSecret: 's1', callbackToken: 'T1', callbackAesKey: aesKey },
    );
    expect(await here.findApp('miniProgram')).toEqual({ appId: 'wx1', appSecret: 's1' });
    expect(await there.findApp('miniProgram')).toMatchObject({ appId: 'wx2421b1c4370ec43b' });
    clock.advance(3_000);
    expect(await there.findCallback('miniProgram')).toEqual({
      token: 'T1',
      encodingAesKey: aesKey,
      mode: 'safe',
      receiveId: 'wx1',
    });
    await store(2, null);
    clock.advance(3_000);
    expect(await there.findApp('miniProgram')).toMatchObject({ appId: 'wx2421b1c4370ec43b' });
  });

  it('are not there where the secrets do not open: the environment does not step in', async () => {
    await store(1, { appId: 'wx1' }, { appSecret: 's1' });
    expect(await accounts('b').findApp('miniProgram')).toBeNull();
    expect(await accounts('b').findCallback('miniProgram')).toBeNull();
  });
});
