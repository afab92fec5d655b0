import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { control, Merchant, startSimulator } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

let simulator: Simulator;
let token: string;
beforeEach(async () => {
  simulator = await startSimulator();
  token = await tokenOf(merchant());
});
afterEach(() => simulator.app.close());

const merchant = () => simulator.platform.accounts.merchant;
const later = (seconds: number) => control(simulator, 'POST', '/sim/clock', { advanceSeconds: seconds });
const phone = async (action: string, body: object = {}, openid = 'o-lin') =>
  (await control(simulator, 'POST', `/sim/phones/${openid}/${action}`, body)).json;

async function tokenOf(app: { appId: string; appSecret: string }): Promise<string> {
  const url = `/cgi-bin/token?grant_type=client_credential&appid=${app.appId}&secret=${app.appSecret}`;
  return JSON.parse((await simulator.app.inject(url)).body).access_token;
}
async function get(path: string, query: Record<string, string>) {
  const text = new URLSearchParams({ access_token: token, ...query }).toString();
  return JSON.parse((await simulator.app.inject(`${path}?${text}`)).body);
}
async function post(path: string, body: object, access = token) {
  const url = `${path}?access_token=${access}`;
  return JSON.parse((await simulator.app.inject({ method: 'POST', url, payload: JSON.stringify(body) })).body);
}
async function logIn(): Promise<string> {
  const { appId, appSecret } = merchant();
  const { code } = await phone('login-code');
  const query = `appid=${appId}&secret=${appSecret}&js_code=${code}&grant_type=authorization_code`;
  return JSON.parse((await simulator.app.inject(`/sns/jscode2session?${query}`)).body).session_key;
}
const sign = (key: string) => createHmac('sha256', key).update('').digest('hex');
const session = (key: string, change: Record<string, string> = {}) => ({
  openid: 'o-lin',
  signature: sign(key),
  sig_method: 'hmac_sha256',
  ...change,
});
const numberOf = (body: object, access = token) => post('/wxa/business/getuserphonenumber', body, access);

describe('the session', () => {
  it('is checked by a signature with its key', async () => {
    expect(await get('/wxa/checksession', session('x'))).toMatchObject({ errcode: 87007 });
    const key = await logIn();
    expect(await get('/wxa/checksession', session(key))).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(await get('/wxa/checksession', session('other'))).toMatchObject({ errcode: 87009 });
    expect(await get('/wxa/checksession', session(key, { sig_method: 'md5' }))).toMatchObject({ errcode: 87008 });
    expect(await get('/wxa/checksession', session(key, { openid: 'nobody' }))).toMatchObject({ errcode: 40003 });
  });

  it('gets another key, and the old one ends', async () => {
    const key = await logIn();
    const reset = await get('/wxa/resetusersessionkey', session(key));
    expect(reset).toMatchObject({ errcode: 0, openid: 'o-lin', session_key: expect.stringMatching(/^[\w+/]{22}==$/) });
    expect(await get('/wxa/checksession', session(key))).toMatchObject({ errcode: 87009 });
    expect(await get('/wxa/checksession', session(reset.session_key))).toMatchObject({ errcode: 0 });
    await phone('expire-session');
    expect(await get('/wxa/checksession', session(reset.session_key))).toMatchObject({ errcode: 87009 });
  });

  it('seals what only the server may read', async () => {
    const key = await logIn();
    const { rawData, signature, encryptedData, iv } = await phone('open-data', { data: { openGId: 'g-1' } });
    expect(signature).toBe(createHash('sha1').update(`${rawData}${key}`).digest('hex'));
    const decipher = createDecipheriv('aes-128-cbc', Buffer.from(key, 'base64'), Buffer.from(iv, 'base64'));
    const text = decipher.update(encryptedData, 'base64', 'utf8') + decipher.final('utf8');
    expect(JSON.parse(text)).toEqual({
      openGId: 'g-1',
      watermark: { timestamp: expect.any(Number), appid: merchant().appId },
    });
  });
});

describe('the phone number', () => {
  it('is told for a code of its own kind, once', async () => {
    const { code } = await phone('phone-code');
    expect(code).toMatch(/^[0-9a-f]{64}$/);
    expect(await numberOf({ code })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: expect.stringMatching(/^138\d{8}$/),
        purePhoneNumber: expect.stringMatching(/^138\d{8}$/),
        countryCode: '86',
        watermark: { timestamp: expect.any(Number), appid: merchant().appId },
      },
    });
    expect(await numberOf({ code })).toMatchObject({ errcode: 40029 });
    expect(await numberOf({ code: (await phone('login-code')).code })).toMatchObject({ errcode: 40029 });
  });

  it('is the one the phone was given', async () => {
    await control(simulator, 'POST', '/sim/phones', {
      phones: [{ openid: 'o-new', name: '新', phoneNumber: '13900000001' }],
    });
    const { code } = await phone('phone-code', {}, 'o-new');
    expect((await numberOf({ code })).phone_info.purePhoneNumber).toBe('13900000001');
  });

  it('is not told after five minutes, to another app or of another person', async () => {
    const old = (await phone('phone-code')).code;
    await later(301);
    expect(await numberOf({ code: old })).toMatchObject({ errcode: 40029 });
    const { code } = await phone('phone-code');
    expect(await numberOf({ code }, await tokenOf(merchant().officialAccount))).toMatchObject({ errcode: 40013 });
    expect(await numberOf({ code, openid: 'o-zhou' })).toMatchObject({ errcode: 40003 });
    expect(await numberOf({ code, openid: 'o-lin' })).toMatchObject({ errcode: 0 });
  });

  it('is not asked for once the verifications are used up', async () => {
    await control(simulator, 'POST', '/sim/settings', { phoneVerifications: 1 });
    expect(await phone('phone-code')).toHaveProperty('code');
    expect(await phone('phone-code')).toMatchObject({ errno: 1400001 });
  });
});

describe('the unionid after a payment', () => {
  const unionid = (query: Record<string, string>) => get('/wxa/getpaidunionid', query);
  async function pay(openid: string, outTradeNo: string): Promise<string> {
    const shop = new Merchant(simulator);
    const order = shop.orderOf(outTradeNo, { payer: { openid } });
    const { prepay_id: prepayId } = (await shop.call('POST', '/v3/pay/transactions/jsapi', order)).json;
    return (await phone('pay', { prepayId }, openid)).transactionId;
  }

  it('is told by either number for five minutes', async () => {
    const transaction_id = await pay('o-lin', 'order-1');
    expect(await unionid({ openid: 'o-lin', transaction_id })).toEqual({ unionid: 'u-lin', errcode: 0, errmsg: 'ok' });
    const merchants = { mch_id: merchant().pay.mchId, out_trade_no: 'order-1' };
    expect(await unionid({ openid: 'o-lin', ...merchants })).toMatchObject({ unionid: 'u-lin' });
    expect(await unionid({ openid: 'o-zhou', ...merchants })).toMatchObject({ errcode: 89300 });
    expect(await unionid({ openid: 'nobody', ...merchants })).toMatchObject({ errcode: 40003 });
    await later(301);
    expect(await unionid({ openid: 'o-lin', transaction_id })).toMatchObject({ errcode: 89300 });
  });

  it('is not there without an Open Platform account', async () => {
    const transaction_id = await pay('o-zhou', 'order-2');
    expect(await unionid({ openid: 'o-zhou', transaction_id })).toMatchObject({ errcode: 89002 });
  });
});
