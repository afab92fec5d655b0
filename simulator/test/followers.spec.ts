import type { Simulator } from '../src/simulator.js';
import { control, startSimulator } from './merchant.js';

let simulator: Simulator;
let token: string;
beforeEach(async () => {
  simulator = await startSimulator();
  const { appId, appSecret } = simulator.platform.accounts.merchant.officialAccount;
  const url = `/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`;
  token = JSON.parse((await simulator.app.inject(url)).body).access_token;
});
afterEach(() => simulator.app.close());

const ask = async (openid: string) =>
  JSON.parse((await simulator.app.inject(`/cgi-bin/user/info?access_token=${token}&openid=${openid}&lang=zh_CN`)).body);

it('tells who a follower is, and of others only that they do not follow', async () => {
  await control(simulator, 'POST', '/sim/phones', {
    phones: [{ openid: 'o-he', oaOpenid: 'oa-he', unionid: 'u-he', name: '何', follows: false }],
  });
  expect(await ask('oa-he')).toEqual({ subscribe: 0, openid: 'oa-he', tagid_list: [] });
  await control(simulator, 'POST', '/sim/phones/o-he/follow', { follows: true });
  expect(await ask('oa-he')).toMatchObject({ subscribe: 1, openid: 'oa-he', unionid: 'u-he', nickname: '' });
  expect((await ask('oa-he')).subscribe_time).toBe(Math.floor(simulator.platform.clock.now() / 1000));
  expect(await ask('nobody')).toMatchObject({ errcode: 40003 });
});
