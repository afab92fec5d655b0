import { startCompany, tokenOf, type Company } from './company.js';

let company: Company;
beforeEach(async () => {
  company = await startCompany();
});
afterEach(() => company.close());

const getToken = async (corpId: string, secret: string) =>
  JSON.parse((await company.simulator.app.inject(`/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`)).body);
const account = () => company.simulator.platform.accounts.merchant.wecom;
const codeOf = async (token?: string) => (await company.call('user/simplelist', undefined, token)).errcode;

it('answers errcode 0 and ok where all is well', async () => {
  expect(await company.call('user/simplelist')).toMatchObject({
    errcode: 0,
    errmsg: 'ok',
    userlist: expect.arrayContaining([{ userid: 'XuAn', name: '许安', department: [1] }]),
  });
});

it('gives the same token for two hours, then another; the old one has expired', async () => {
  const first = await getToken(account().corpId, account().secret);
  expect(first).toEqual({ errcode: 0, errmsg: 'ok', access_token: expect.any(String), expires_in: expect.any(Number) });
  await company.later(3_600);
  const again = await getToken(account().corpId, account().secret);
  expect(again.access_token).toBe(first.access_token);
  expect(again.expires_in).toBeLessThanOrEqual(3_600);
  await company.later(3_600);
  expect(await codeOf(first.access_token)).toBe(42001);
  expect(await tokenOf(company.simulator)).not.toBe(first.access_token);
});

it('refuses wrong credentials and tokens, and says where to read more', async () => {
  expect(await getToken('ww0', account().secret)).toMatchObject({ errcode: 40013 });
  expect(await getToken(account().corpId, 'wrong')).toMatchObject({
    errcode: 40001,
    errmsg: 'invalid credential, more info at https://open.work.weixin.qq.com/devtool/query?e=40001',
  });
  expect(await codeOf('')).toBe(41001);
  expect(await codeOf('made-up')).toBe(40014);
});

it('keeps its tokens apart from those of the mini-program', async () => {
  const { appId, appSecret } = company.simulator.platform.accounts.merchant;
  const url = `/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`;
  const { access_token } = JSON.parse((await company.simulator.app.inject(url)).body);
  expect(await codeOf(access_token)).toBe(40014);
});

it('refuses a wrong address and an app without permission', async () => {
  await company.sim('wecom/settings', { addressAllowed: false });
  expect(await codeOf()).toBe(60020);
  await company.sim('wecom/settings', { addressAllowed: true, permitted: false });
  expect(await codeOf()).toBe(48002);
});

it('counts the calls of a minute and of an hour, each endpoint for itself', async () => {
  await company.sim('wecom/settings', { callsPerMinute: 2, callsPerHour: 3 });
  expect([await codeOf(), await codeOf(), await codeOf()]).toEqual([0, 0, 45009]);
  expect((await company.call('externalcontact/get_follow_user_list')).errcode).toBe(0);
  await company.later(60);
  expect([await codeOf(), await codeOf()]).toEqual([0, 45009]);
  await company.later(3_600);
  expect(await codeOf()).toBe(0);
});

it('answers 45033 where too many calls are under way', async () => {
  await company.sim('wecom/settings', { callsAtOnce: 1 });
  await company.sim('faults', { endpoint: '/cgi-bin/user/simplelist', kind: 'slow', count: 1, milliseconds: 200 });
  const token = await tokenOf(company.simulator);
  const slow = codeOf(token);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await codeOf(token)).toBe(45033);
  expect(await slow).toBe(0);
  expect(await codeOf(token)).toBe(0);
});
