import { control, Merchant, startSimulator } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

let simulator: Simulator;
let token: string;
beforeEach(async () => {
  simulator = await startSimulator();
  const { appId, appSecret } = simulator.platform.accounts.merchant;
  const url = `/cgi-bin/stable_token`;
  const payload = JSON.stringify({ grant_type: 'client_credential', appid: appId, secret: appSecret });
  token = JSON.parse((await simulator.app.inject({ method: 'POST', url, payload })).body).access_token;
});
afterEach(() => simulator.app.close());

const ask = async (name: string, body: object) => {
  const url = `/wxa/${name}_user_notify?access_token=${token}`;
  return JSON.parse((await simulator.app.inject({ method: 'POST', url, payload: JSON.stringify(body) })).body);
};
const status = (cur_status: number) => JSON.stringify({ cur_status, wxa_path_query: '' });
const later = (seconds: number) => control(simulator, 'POST', '/sim/clock', { advanceSeconds: seconds });
const messages = async () => (await control(simulator, 'GET', '/sim/phones/o-lin')).json.messages;

async function paid() {
  const shop = new Merchant(simulator);
  const placed = await shop.call('POST', '/v3/pay/transactions/jsapi', shop.orderOf('order-1'));
  const body = { prepayId: placed.json['prepay_id'] };
  const notify_code = (await control(simulator, 'POST', '/sim/phones/o-lin/pay', body)).json.transactionId;
  const pay_time = Math.floor(simulator.platform.state.orders['order-1']!.paidAt! / 1_000);
  return {
    openid: 'o-lin',
    notify_type: 2002,
    notify_code,
    check_json: JSON.stringify({ pay_amount: 4200, pay_time }),
    content_json: status(1),
  };
}

it('activates a card by a payment and brings it up to date', async () => {
  const card = await paid();
  expect(await ask('set', card)).toEqual({ errcode: 0, errmsg: 'ok' });
  const { check_json: _check, ...update } = { ...card, content_json: status(2) };
  expect(await ask('set', update)).toMatchObject({ errcode: 0 });
  expect((await ask('get', card)).notify_info).toEqual({
    notify_type: 2002,
    content_json: status(2),
    code_state: 0,
    code_expire_time: expect.any(Number),
  });
  expect(await messages()).toMatchObject([{ channel: 'serviceCard' }, { channel: 'serviceCard' }]);
});

it.each([
  [40003, { openid: 'nobody' }],
  [85433, { check_json: '{"pay_amount":1,"pay_time":1}' }],
  [85433, { check_json: '' }],
  [85434, { notify_type: 9 }],
  [85435, { content_json: 'x' }],
  [85437, { notify_code: 'unknown' }],
  [85437, { openid: 'o-zhou' }],
  [85440, { content_json: '{}' }],
])('refuses with %d a card that is not right (%#)', async (errcode, change) => {
  expect(await ask('set', { ...(await paid()), ...change })).toMatchObject({ errcode });
  expect(await messages()).toEqual([]);
});

it('activates a card by a button within five minutes', async () => {
  const body = { notifyType: 1005 };
  const { code } = (await control(simulator, 'POST', '/sim/phones/o-lin/notify-code', body)).json;
  const card = { openid: 'o-lin', notify_type: 1005, notify_code: code, content_json: status(1) };
  await later(301);
  expect(await ask('set', card)).toMatchObject({ errcode: 85438 });
  const next = (await control(simulator, 'POST', '/sim/phones/o-lin/notify-code', body)).json.code;
  expect(await ask('set', { ...card, notify_code: next })).toMatchObject({ errcode: 0 });
});

it('cannot be activated a day after the payment', async () => {
  const card = await paid();
  await later(86_401);
  const { appId, appSecret } = simulator.platform.accounts.merchant;
  const payload = JSON.stringify({ grant_type: 'client_credential', appid: appId, secret: appSecret });
  const fresh = await simulator.app.inject({ method: 'POST', url: '/cgi-bin/stable_token', payload });
  token = JSON.parse(fresh.body).access_token;
  expect(await ask('set', card)).toMatchObject({ errcode: 85438 });
});
