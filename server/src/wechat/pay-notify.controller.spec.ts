import { aMember, aWorld, type World } from '../../test/setup/world.js';
import { openPayDoor, type PayDoor } from '../../test/wechat/pay-door.js';
import { notification, platformHeaders } from '../../test/wechat/platform-seal.js';
import { wechatSettings } from '../../test/wechat/wechat-settings.js';
import { PaymentsRepository } from '../payments/payments.repository.js';

let world: World;
let door: PayDoor;
let memberId: number;

const payment = (change: object = {}) => ({
  appid: 'wx2421b1c4370ec43b',
  mchid: '1900007291',
  out_trade_no: 'JORDER0001',
  transaction_id: '4200000000202611210000000001',
  trade_state: 'SUCCESS',
  success_time: '2026-11-21T11:59:00+08:00',
  payer: { openid: 'o-lin' },
  amount: { total: 8800, payer_total: 8300, currency: 'CNY' },
  ...change,
});
const refund = (change: object = {}) => ({
  mchid: '1900007291',
  out_trade_no: 'JORDER0001',
  transaction_id: '4200000000202611210000000001',
  refund_id: '50300000000202611210000000001',
  out_refund_no: 'JORDER0001-R1',
  refund_status: 'SUCCESS',
  success_time: '2026-11-21T11:59:30+08:00',
  amount: { total: 8800, refund: 8800, payer_total: 8300, payer_refund: 8300 },
  ...change,
});

beforeEach(async () => {
  world = await aWorld();
  door = await openPayDoor(world, wechatSettings('http://127.0.0.1:1'));
  memberId = await aMember(world, 'lin');
  await world.transactions.run((tx) =>
    new PaymentsRepository(world.database.dialect).insert(
      tx,
      {
        outTradeNo: 'JORDER0001',
        memberId,
        openid: 'o-lin',
        amountFen: 8800,
        description: '会员付款',
        storeId: null,
      },
      world.clock.now(),
    ),
  );
});

afterEach(async () => {
  await door.close();
  await world.drop();
});

const tell = (eventType: string, resource: object) => {
  const body = notification(eventType, resource);
  return door.post(body, { ...platformHeaders(body, world.clock.now()) });
};
const growth = async () =>
  (await world.reader.query<{ growth: number }>('SELECT growth FROM member WHERE id = ?', [memberId]))[0]?.growth;
const orderState = async () => (await world.reader.query<{ state: string }>('SELECT state FROM pay_order'))[0]?.state;
const factCount = async () => (await world.reader.query('SELECT external_id FROM fact')).length;
const failed = (message: string) => JSON.stringify({ code: 'FAIL', message });

test('a payment becomes a purchase of the full price, and the order paid', async () => {
  expect(await tell('TRANSACTION.SUCCESS', payment())).toEqual({ status: 204, body: '' });
  expect([await orderState(), Number(await growth()), await factCount()]).toEqual(['paid', 88, 1]);
});

test('the same notification forty times at once settles once, and every one is answered with success', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => tell('TRANSACTION.SUCCESS', payment())));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([204]));
  expect([Number(await growth()), await factCount()]).toEqual([88, 1]);
});

test('a full refund takes the growth back and closes the order', async () => {
  await tell('TRANSACTION.SUCCESS', payment());
  expect((await tell('REFUND.SUCCESS', refund())).status).toBe(204);
  expect((await tell('REFUND.SUCCESS', refund())).status).toBe(204);
  expect([await orderState(), Number(await growth()), await factCount()]).toEqual(['refunded', 0, 2]);
});

test('a refund told before its payment ends the same', async () => {
  expect((await tell('REFUND.SUCCESS', refund())).status).toBe(204);
  expect((await tell('TRANSACTION.SUCCESS', payment())).status).toBe(204);
  expect([await orderState(), Number(await growth()), await factCount()]).toEqual(['refunded', 0, 2]);
});

test('two partial refunds close the order with the second', async () => {
  await tell('TRANSACTION.SUCCESS', payment());
  const half = (id: string) => refund({ refund_id: id, amount: { total: 8800, refund: 4400 } });
  await tell('REFUND.SUCCESS', half('r-1'));
  expect([await orderState(), Number(await growth())]).toEqual(['paid', 44]);
  await tell('REFUND.SUCCESS', half('r-2'));
  expect([await orderState(), Number(await growth())]).toEqual(['refunded', 0]);
});

test.each([
  ['another price', payment({ amount: { total: 8801 } }), 409, '支付金额与订单不符，没有入账。'],
  ['another merchant', payment({ mchid: '1900000001' }), 404, '没有这笔订单。'],
  ['another app', payment({ appid: 'wx0000000000000000' }), 404, '没有这笔订单。'],
  ['no price', payment({ amount: {} }), 400, '请求内容不符合要求。'],
])('a payment with %s changes nothing', async (_, resource, status, message) => {
  expect(await tell('TRANSACTION.SUCCESS', resource)).toEqual({ status, body: failed(message) });
  expect([await orderState(), Number(await growth()), await factCount()]).toEqual(['created', 0, 0]);
});

test('an order that is not ours is a purchase of whoever paid it, when that is a member', async () => {
  await world.transactions.run((tx) =>
    tx.insertRows('member_identity', ['kind', 'value', 'member_id', 'created_at'], [['openid', 'o-lin', memberId, 1]]),
  );
  expect((await tell('TRANSACTION.SUCCESS', payment({ out_trade_no: 'SHOP-1' }))).status).toBe(204);
  expect(Number(await growth())).toBe(88);
  const stranger = payment({ out_trade_no: 'SHOP-2', transaction_id: '42-2', payer: { openid: 'o-nobody' } });
  expect((await tell('TRANSACTION.SUCCESS', stranger)).status).toBe(404);
});

describe('what WeChat Pay did not sign', () => {
  const body = notification('TRANSACTION.SUCCESS', payment());
  const signed = () => platformHeaders(body, world.clock.now());
  const signatureRefused = { status: 401, body: failed('签名不对，没有处理。') };

  test.each([
    ['no signature', () => ({})],
    ['a test signature', () => ({ ...signed(), 'wechatpay-signature': 'WECHATPAY/SIGNTEST/MTIzNDU2' })],
    ['an unknown public key', () => ({ ...signed(), 'wechatpay-serial': 'PUB_KEY_ID_1' })],
    ['an unknown certificate', () => ({ ...signed(), 'wechatpay-serial': '5DEA10EF55877E3CF6C33255C2E7DEFFF7E427EC' })],
    ['a time six minutes ago', () => ({ ...platformHeaders(body, world.clock.now() - 360_000) })],
    ['a time in six minutes', () => ({ ...platformHeaders(body, world.clock.now() + 360_000) })],
    ['another nonce', () => ({ ...signed(), 'wechatpay-nonce': 'x' })],
    ['a signature cut short', () => ({ ...signed(), 'wechatpay-signature': 'AAAA' })],
  ])('is refused and changes nothing: %s', async (_, headers) => {
    expect(await door.post(body, headers())).toEqual(signatureRefused);
    expect(await factCount()).toBe(0);
  });

  test('is refused when one byte of the body is another', async () => {
    expect(await door.post(body.replace('"summary":""', '"summary":" "'), { ...signed() })).toEqual(signatureRefused);
    expect(await factCount()).toBe(0);
  });

  test('is refused when the seal of the resource does not hold, even under a good signature', async () => {
    const broken = body.replace(/"associated_data":"[^"]*"/, '"associated_data":"other"');
    const answer = await door.post(broken, { ...platformHeaders(broken, world.clock.now()) });
    expect(answer).toEqual({ status: 400, body: failed('请求内容不符合要求。') });
    expect(await factCount()).toBe(0);
  });
});

test('an event we do not know is acknowledged', async () => {
  expect((await tell('COUPON.USE', { any: 'thing' })).status).toBe(204);
});
