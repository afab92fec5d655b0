import { BillShop } from '../stories/bill-shop.js';
import { notification, platformHeaders } from '../wechat/platform-seal.js';

let shop: BillShop;
let token: string;
let billNo: string;

beforeAll(async () => {
  shop = await BillShop.open();
  const me = await shop.member('o-lin');
  token = me.token;
  ({ billNo } = await shop.bill(me.memberId));
  await shop.place(token, billNo);
  shop.platform.pay(billNo);
});
afterAll(() => shop.close());

const post = (body: string, headers: object) =>
  shop.shop.ask('POST', '/api/wechat/pay-notify', { body, headers: { ...headers } });
const facts = async () => (await shop.shop.query('SELECT external_id FROM fact')).length;
/** Lines of the log that came while `work` ran, but for the one every request has. */
async function said(work: () => Promise<unknown>): Promise<readonly string[]> {
  const from = shop.shop.log.length;
  await work();
  return shop.shop.log.slice(from).filter((line) => !line.includes('"event":"request"'));
}

const other = () => ({ ...shop.platform.transaction(billNo), transaction_id: '42-other', out_trade_no: 'SHOP-1' });

describe.each([
  [
    'a flipped bit',
    () => ({ body: notification('TRANSACTION.SUCCESS', other()), spoil: { 'wechatpay-nonce': 'x' } }),
    401,
  ],
  ['another merchant', () => ({ body: notification('TRANSACTION.SUCCESS', { ...other(), mchid: '1' }) }), 404],
  ['another app', () => ({ body: notification('TRANSACTION.SUCCESS', { ...other(), appid: 'wx1' }) }), 404],
  [
    'another amount',
    () => ({
      body: notification('TRANSACTION.SUCCESS', { ...shop.platform.transaction(billNo), amount: { total: 1 } }),
    }),
    409,
  ],
  [
    'an unreadable resource',
    () => ({
      body: notification('TRANSACTION.SUCCESS', other()).replace(/"associated_data":"[^"]*"/, '"associated_data":"x"'),
    }),
    400,
  ],
] as const)('a notification with %s', (_, make, status) => {
  test('is refused, said in the log once, and changes nothing', async () => {
    const made: { readonly body: string; readonly spoil?: object } = make();
    const before = await facts();
    const lines = await said(async () => {
      const headers = { ...platformHeaders(made.body, shop.shop.clock.now()), ...made.spoil };
      expect((await post(made.body, headers)).status).toBe(status);
    });
    expect([lines.length, await facts()]).toEqual([1, before]);
  });
});

test('the probe is refused without alarm', async () => {
  const body = notification('TRANSACTION.SUCCESS', other());
  const probe = { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/MTIzNDU2' };
  const lines = await said(async () => {
    expect((await post(body, { ...platformHeaders(body, shop.shop.clock.now()), ...probe })).status).toBe(401);
  });
  expect(lines).toEqual([]);
});

test('the same notification again is answered with success and settled once; its nonce under another text is refused', async () => {
  const body = notification('TRANSACTION.SUCCESS', shop.platform.transaction(billNo));
  const headers = platformHeaders(body, shop.shop.clock.now());
  expect([(await post(body, headers)).status, (await post(body, headers)).status]).toEqual([204, 204]);
  expect((await shop.books(billNo)).purchases).toBe(1);
  const forged = notification('TRANSACTION.SUCCESS', other());
  const now = shop.shop.clock.now();
  const lines = await said(async () => {
    const replay = platformHeaders(forged, now, undefined, headers['wechatpay-nonce']);
    expect((await post(forged, replay)).status).toBe(401);
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('replayed');
});
