import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChannelAccount, ChannelCheckResult, ChannelHealth } from '@jieti/shared/api/channels';
import type { ErrorBody } from '@jieti/shared/api/errors';
import { ChannelErrors } from '../../src/channels/channel-errors.js';
import { WechatAccounts } from '../../src/wechat/wechat-accounts.js';
import { WechatApi } from '../../src/wechat/wechat-api.js';
import { HttpShop } from './http-shop.js';

const appId = 'wx0123456789abcdef';
const appSecret = '0123456789abcdef0123456789abcdef';
const otherSecret = 'fedcba9876543210fedcba9876549999';
const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

describe('settings of the channels', () => {
  let shop: HttpShop;
  let owner: string;
  let wechat: Server;
  let refusal: number | null;
  let seen: string[];

  const accountOf = (answer: { json<T>(): T }, key = 'miniProgram') =>
    answer.json<ChannelAccount[]>().find(({ account }) => account === key)!;
  const fieldOf = (account: ChannelAccount, name: string) => account.fields.find((field) => field.name === name)!;
  const change = (values: Record<string, string>, version = 0, account = 'miniProgram', token = owner) =>
    shop.ask('PUT', `/api/channels/accounts/${account}`, { body: { version, values }, token });
  const health = async (token = owner) => (await shop.get('/api/channels/health', token)).json<ChannelHealth>();
  const healthOf = async (key: string) => (await health()).accounts.find(({ account }) => account === key)!;
  const check = (account: string) => shop.post('/api/channels/check', { account }, owner);

  beforeEach(async () => {
    refusal = null;
    seen = [];
    wechat = createServer((request, response) => {
      seen.push(request.url ?? '');
      response.setHeader('content-type', 'application/json');
      const token = { access_token: 'token-1', expires_in: 7200 };
      response.end(JSON.stringify(refusal === null ? token : { errcode: refusal, errmsg: 'no rid: 1-2-3' }));
    });
    await new Promise<void>((ready) => wechat.listen(0, '127.0.0.1', ready));
    const apiBase = `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`;
    shop = await HttpShop.open({
      programme: false,
      wechat: { apiBase, wecomApiBase: apiBase, appId, appSecret, officialAccount: null },
    });
    owner = await shop.staff('owner');
  });
  afterEach(async () => {
    await shop.close();
    await new Promise((done) => wechat.close(done));
  });

  it('are the owner’s; operators and clerks read the health', async () => {
    for (const role of ['operator', 'clerk'] as const) {
      const token = await shop.staff(role);
      expect((await shop.get('/api/channels/accounts', token)).status).toBe(403);
      expect((await change({ appId }, 0, 'miniProgram', token)).status).toBe(403);
      expect((await shop.post('/api/channels/check', { account: 'pay' }, token)).status).toBe(403);
      expect((await shop.get('/api/channels/health', token)).status).toBe(200);
    }
  });

  it('show what the environment says until something is saved, and never a secret', async () => {
    const answer = await shop.get('/api/channels/accounts', owner);
    const account = accountOf(answer);
    expect(account).toMatchObject({ source: 'environment', version: 0, updatedBy: null, problem: null });
    expect(fieldOf(account, 'appId')).toMatchObject({ value: appId, set: true });
    expect(fieldOf(account, 'appSecret')).toMatchObject({ value: null, set: true, hint: 'cdef', updatedAt: null });
    expect(accountOf(answer, 'officialAccount').source).toBe('none');
    expect(accountOf(answer, 'pay')).toMatchObject({ source: 'none', editable: false });
    expect(answer.text).not.toContain(appSecret);
  });

  it('count at once when saved, are sealed at rest, and leave a record without secrets', async () => {
    const answer = await change({ appSecret: otherSecret, callbackToken: 'TOKEN1234567890', callbackAesKey: aesKey });
    expect(answer.status).toBe(200);
    expect(accountOf(answer)).toMatchObject({ source: 'console', version: 1, updatedBy: 'owner' });
    expect(fieldOf(accountOf(answer), 'appSecret')).toMatchObject({ hint: '9999', updatedAt: shop.clock.now() });
    expect(fieldOf(accountOf(answer), 'callbackToken')).toMatchObject({ set: true, hint: null });
    const accounts = shop.app.get(WechatAccounts, { strict: false });
    expect(await accounts.findApp('miniProgram')).toEqual({ appId, appSecret: otherSecret });
    expect(await accounts.findCallback('miniProgram')).toEqual({
      token: 'TOKEN1234567890',
      encodingAesKey: aesKey,
      mode: 'safe',
      receiveId: appId,
    });
    const stored = JSON.stringify([
      await shop.query('SELECT * FROM wechat_account'),
      await shop.query('SELECT * FROM audit_entry'),
      answer.text,
      shop.log,
    ]);
    for (const secret of [otherSecret, 'TOKEN1234567890', aesKey]) expect(stored).not.toContain(secret);
    const audit = await shop.query<{ actor: string; action: string; subject: string; detail: string }>(
      'SELECT actor, action, subject, detail FROM audit_entry',
    );
    expect(audit).toEqual([
      {
        actor: 'owner',
        action: 'channel.change',
        subject: 'channel:miniProgram',
        detail: JSON.stringify({ version: 1, fields: 'appSecret,callbackAesKey,callbackToken' }),
      },
    ]);
  });

  it('keep what was not typed, take optional things away, and go back to the environment', async () => {
    await change({ appSecret: otherSecret, callbackToken: 'TOKEN1234567890' });
    const emptied = accountOf(await change({ callbackToken: '' }, 1));
    expect([fieldOf(emptied, 'callbackToken').set, fieldOf(emptied, 'appSecret').hint]).toEqual([false, '9999']);
    const reset = await shop.ask('DELETE', '/api/channels/accounts/miniProgram', { token: owner });
    expect(accountOf(reset)).toMatchObject({ source: 'environment', version: 3 });
    const again = await shop.ask('DELETE', '/api/channels/accounts/miniProgram', { token: owner });
    expect(again.json<ErrorBody>().code).toBe('account_missing');
  });

  it('drop the token of a changed account', async () => {
    await shop.run((tx) =>
      tx.insertRows(
        'wechat_token',
        [
          'app_key',
          'token',
          'version',
          'fresh_until',
          'fetched_at',
          'lease_until',
          'retry_at',
          'failures',
          'credential',
        ],
        [[`app:${appId}`, 'sealed', 1, shop.clock.now() + 7_200_000, shop.clock.now(), 0, 0, 0, 'c']],
      ),
    );
    expect((await healthOf('miniProgram')).token).toMatchObject({ state: 'fresh' });
    await change({ callbackToken: 'TOKEN1234567890' });
    expect((await healthOf('miniProgram')).token).toMatchObject({ state: 'fresh' });
    await change({ appSecret: otherSecret }, 1);
    expect((await healthOf('miniProgram')).token).toMatchObject({ state: 'expired', freshUntil: null });
  });

  it('are refused by the name of the field when they cannot stand, and nothing changes', async () => {
    const cases: [string, Record<string, string>, string][] = [
      ['miniProgram', { appId: 'wx123' }, 'appId'],
      ['miniProgram', { appSecret: 'short' }, 'appSecret'],
      ['miniProgram', { appSecret: '' }, 'appSecret'],
      ['miniProgram', { callbackToken: 'no spaces' }, 'callbackToken'],
      ['miniProgram', { callbackToken: 'TOKEN', callbackAesKey: aesKey.slice(1) }, 'callbackAesKey'],
      ['miniProgram', { callbackAesKey: aesKey }, 'callbackToken'],
      ['miniProgram', { callbackToken: 'TOKEN', callbackMode: 'safe' }, 'callbackAesKey'],
      ['miniProgram', { callbackMode: 'both' }, 'callbackMode'],
      ['miniProgram', { apiBase: 'http://evil.example' }, 'apiBase'],
      ['officialAccount', { appId }, 'appSecret'],
      ['wecom', { corpId: 'ww0123456789abcdef', agentId: 'one', secret: 'x'.repeat(43) }, 'agentId'],
      ['wecom', { corpId: 'ww0123456789abcdef', agentId: '1000002' }, 'secret'],
      [
        'wecom',
        { corpId: 'ww0123456789abcdef', agentId: '1000002', secret: 'x'.repeat(43), callbackToken: 'TOKEN' },
        'callbackAesKey',
      ],
    ];
    for (const [account, values, field] of cases) {
      const answer = await change(values, 0, account);
      const details = answer.json<ErrorBody>().details ?? [];
      expect([answer.status, ...details.map((detail) => detail.field)]).toEqual([400, field]);
      expect(details[0]!.message).toMatch(/[\u4e00-\u9fff]/);
    }
    const rows = await shop.query<{ n: number }>('SELECT COUNT(*) AS n FROM wechat_account WHERE fields IS NOT NULL');
    expect(Number(rows[0]!.n)).toBe(0);
    expect(await shop.query('SELECT * FROM audit_entry')).toEqual([]);
  });

  it('are refused where somebody else saved first; of two at once, one counts', async () => {
    const answers = await Promise.all([change({ appSecret: otherSecret }), change({ appSecret: appSecret })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.json<ErrorBody>().code).toBe('account_changed');
    expect(accountOf(await shop.get('/api/channels/accounts', owner)).version).toBe(1);
  });

  it('say so where stored secrets do not open, and want them typed in again', async () => {
    await change({ appSecret: otherSecret });
    await shop.run((tx) =>
      tx.execute("UPDATE wechat_account SET secrets = REPLACE(secrets, 's1.', 's1.0'), version = 2"),
    );
    const account = accountOf(await shop.get('/api/channels/accounts', owner));
    expect(account.problem).toContain('PERSONAL_DATA_SECRET');
    expect(fieldOf(account, 'appSecret').set).toBe(false);
    shop.clock.advance(3_000);
    expect(await healthOf('miniProgram')).toMatchObject({ state: 'failing', sentence: account.problem });
    expect((await change({ callbackMode: 'plain' }, 2)).json<ErrorBody>().details).toEqual([
      { field: 'appSecret', message: '还缺 AppSecret' },
    ]);
    expect((await change({ appSecret }, 2)).status).toBe(200);
  });

  it('are checked in normal mode, and what WeChat said is remembered with what to do', async () => {
    expect((await check('miniProgram')).json<ChannelCheckResult>()).toMatchObject({ ok: true, code: '0' });
    expect(await healthOf('miniProgram')).toMatchObject({ state: 'ok', lastCheck: { ok: true } });
    refusal = 40164;
    expect((await check('miniProgram')).json<ChannelCheckResult>()).toMatchObject({ ok: false, code: '40164' });
    const found = await healthOf('miniProgram');
    expect(found).toMatchObject({ state: 'failing', lastCheck: { code: '40164' } });
    expect(found.sentence).toContain('白名单');
    expect((await check('officialAccount')).json<ErrorBody>().code).toBe('account_missing');
    expect((await check('pay')).json<ErrorBody>().code).toBe('account_missing');
    await change({ corpId: 'ww0123456789abcdef', agentId: '1000002', secret: 'x'.repeat(43) }, 0, 'wecom');
    refusal = null;
    expect((await check('wecom')).json<ChannelCheckResult>()).toMatchObject({ ok: true });
    expect(seen).toEqual([
      '/cgi-bin/stable_token',
      '/cgi-bin/stable_token',
      expect.stringContaining('/cgi-bin/gettoken?'),
    ]);
  });

  it('are told what was refused: pushes that are not WeChat’s, and calls WeChat did not take', async () => {
    await change({ callbackToken: 'TOKEN1234567890', callbackMode: 'plain' });
    const errors = shop.app.get(ChannelErrors, { strict: false });
    const query = `timestamp=${Math.floor(shop.clock.now() / 1000)}&nonce=1&signature=${'0'.repeat(40)}`;
    const push = await shop.post(`/api/wechat/callback/mini-program?${query}`, { Event: 'x' });
    expect(push.status).toBe(401);
    refusal = 40164;
    await shop.app.get(WechatApi, { strict: false }).get('miniProgram', '/wxaapi/newtmpl/gettemplate');
    await errors.flush();
    const found = await health();
    const miniProgram = found.accounts.find(({ account }) => account === 'miniProgram')!;
    expect(miniProgram).toMatchObject({ state: 'failing', token: { state: 'failing', code: '40164' } });
    expect(miniProgram.callback).toMatchObject({ configured: true, refusedToday: 1, lastRefusedAt: shop.clock.now() });
    expect(found.errors.map(({ place, code, advice }) => [place, code, advice.slice(0, 6)])).toEqual([
      ['/wxaapi/newtmpl/gettemplate', '40164', '服务器的 I'],
      ['callback', 'forged', '推送的签名不'],
    ]);
  });
});
