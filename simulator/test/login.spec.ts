import { control, startSimulator } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.app.close());

const get = async (url: string) => JSON.parse((await simulator.app.inject(url)).body);
const merchant = () => simulator.platform.accounts.merchant;
const later = (seconds: number) => control(simulator, 'POST', '/sim/clock', { advanceSeconds: seconds });

async function loginCode(): Promise<string> {
  return (await control(simulator, 'POST', '/sim/phones/o-lin/login-code')).json.code;
}
const session = (code: string, appid = merchant().appId, secret = merchant().appSecret) =>
  get(`/sns/jscode2session?appid=${appid}&secret=${secret}&js_code=${code}&grant_type=authorization_code`);

const stable = async (force = false) => {
  const { appId, appSecret } = merchant();
  const reply = await simulator.app.inject({
    method: 'POST',
    url: '/cgi-bin/stable_token',
    payload: JSON.stringify({ grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force }),
  });
  return JSON.parse(reply.body);
};
const classic = () =>
  get(`/cgi-bin/token?grant_type=client_credential&appid=${merchant().appId}&secret=${merchant().appSecret}`);

/** A send to nobody: 40003 shows that the token was taken. */
async function codeWith(token: string): Promise<number> {
  const url = `/cgi-bin/message/subscribe/send?access_token=${token}`;
  return JSON.parse((await simulator.app.inject({ method: 'POST', url, payload: '{"touser":"nobody"}' })).body).errcode;
}

it('gives openid, unionid and a session key for a code, without errcode', async () => {
  const reply = await session(await loginCode());
  expect(reply).toEqual({ openid: 'o-lin', unionid: 'u-lin', session_key: expect.stringMatching(/^[\w+/]{22}==$/) });
});

it('takes a code once, and only for five minutes', async () => {
  const code = await loginCode();
  await session(code);
  expect(await session(code)).toMatchObject({ errcode: 40163 });
  const old = await loginCode();
  await later(301);
  expect(await session(old)).toMatchObject({ errcode: 40029 });
  expect(await session('made-up')).toMatchObject({ errcode: 40029 });
});

it('ends every errmsg in a request id', async () => {
  expect((await session('made-up')).errmsg).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
});

it('refuses wrong credentials', async () => {
  expect(await session('x', 'wx0000000000000000')).toMatchObject({ errcode: 40013 });
  expect(await session('x', merchant().appId, 'wrong')).toMatchObject({ errcode: 40125 });
  expect(await session('')).toMatchObject({ errcode: 41008 });
});

it('answers the same stable token with less time left, and a new one near its end', async () => {
  const first = await stable();
  expect(first).toEqual({ access_token: expect.any(String), expires_in: 7200 });
  await later(1_000);
  const second = await stable();
  expect(second.access_token).toBe(first.access_token);
  expect(second.expires_in).toBeLessThanOrEqual(6_200);
  await later(6_000);
  expect((await stable()).access_token).not.toBe(first.access_token);
});

it('limits forced refreshes and kills the token they replace', async () => {
  const first = await stable();
  const forced = await stable(true);
  expect(await codeWith(first.access_token)).toBe(40001);
  expect(await codeWith(forced.access_token)).toBe(40003);
  expect(await stable(true)).toMatchObject({ errcode: 45011 });
  for (let call = 2; call <= 20; call++) {
    await later(31);
    await stable(true);
  }
  await later(31);
  expect(await stable(true)).toMatchObject({ errcode: 45009 });
});

it('replaces a classic token after five minutes and leaves the stable one alone', async () => {
  const first = await classic();
  const kept = await stable();
  await classic();
  expect(await codeWith(first.access_token)).toBe(40003);
  await later(301);
  expect(await codeWith(first.access_token)).toBe(40001);
  expect(await codeWith(kept.access_token)).toBe(40003);
  await later(7_200);
  expect(await codeWith(kept.access_token)).toBe(42001);
  expect(await codeWith('')).toBe(41001);
});

it('wants POST for the stable token', async () => {
  expect(await get('/cgi-bin/stable_token')).toMatchObject({ errcode: 43002 });
});
