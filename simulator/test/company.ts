import type { SimulatorConfig } from '../src/config.js';
import type { Simulator } from '../src/simulator.js';
import { control, startSimulator } from './merchant.js';

/** A simulator seen from a company of WeCom: calls with a token, and what its people do by hand. */
export async function startCompany(change: Partial<SimulatorConfig> = {}) {
  const simulator = await startSimulator(change);
  await control(simulator, 'POST', '/sim/phones', {
    phones: [{ openid: 'o-zhou', unionid: 'u-zhou', name: '周以宁' }],
  });
  return { ...companyOf(simulator), token: await tokenOf(simulator) };
}

export function companyOf(simulator: Simulator) {
  const call = async (path: string, body?: object, token?: string) => {
    const query = path.includes('?') ? '&' : '?';
    const url = `/cgi-bin/${path}${query}access_token=${token ?? (await tokenOf(simulator))}`;
    const reply = await simulator.app.inject(
      body === undefined ? url : { method: 'POST', url, payload: JSON.stringify(body) },
    );
    return JSON.parse(reply.body);
  };
  const sim = async (path: string, body?: object) =>
    (await control(simulator, body === undefined ? 'GET' : 'POST', `/sim/${path}`, body)).json;
  return {
    simulator,
    call,
    sim,
    later: (seconds: number) => sim('clock', { advanceSeconds: seconds }),
    befriend: async (openid: string, userid: string, more: object = {}): Promise<string> =>
      (await sim('wecom/friends', { openid, userid, ...more })).externalUserid,
    close: () => simulator.app.close(),
  };
}

export type Company = Awaited<ReturnType<typeof startCompany>>;

export async function tokenOf(simulator: Simulator): Promise<string> {
  const { corpId, secret } = simulator.platform.accounts.merchant.wecom;
  const reply = await simulator.app.inject(`/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`);
  return JSON.parse(reply.body).access_token;
}
