import { BadInputDesk } from './bad-input-desk.js';
import type { WechatShop } from '../stories/wechat-shop.js';

let desk: BadInputDesk;
beforeAll(async () => {
  desk = await BadInputDesk.open();
});
afterAll(() => desk.close());

describe('a notification that cannot be settled', () => {
  const tell = (change: Parameters<WechatShop['notify']>[2]) =>
    desk.pay.notify('TRANSACTION.SUCCESS', desk.pay.payment(desk.orderNo, 8800, 'o-lin'), change);
  const flip = (signature: string) => `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`;
  const header =
    (name: string, change: (value: string) => string): Parameters<typeof tell>[0] =>
    ({ headers }) => ({ headers: { ...headers, [name]: change(headers[name]!) } });
  const seconds = (ms: number) => String(Math.floor((desk.pay.shop.clock.now() + ms) / 1000));

  it.each([
    ['a flipped bit in the signature', header('wechatpay-signature', flip)],
    ['a flipped bit in the body', ({ body }: { body: string }) => ({ body: body.replace('"id":"', '"id":"0') })],
    ['an old timestamp', header('wechatpay-timestamp', () => seconds(-301_000))],
    ['a timestamp to come', header('wechatpay-timestamp', () => seconds(302_000))],
    ['another serial', header('wechatpay-serial', () => 'PUB_KEY_ID_0000000000000000000000000000000000')],
    [
      'a serial of a certificate nobody has',
      header('wechatpay-serial', () => '5DEA10EF55877E3CF6C33255C2E7DEFFF7E427EC'),
    ],
    ['the probe WeChat Pay sends itself', header('wechatpay-signature', (text) => `WECHATPAY/SIGNTEST/${text}`)],
    ['no headers', () => ({ headers: {} })],
  ])('%s', async (_, change) => {
    await desk.expectFail(() => tell(change), 'signature_invalid');
  });

  it.each(['', '{"id":'])('a body that is no JSON at all: %j', (body) =>
    desk.expectRefusal(() => tell(() => ({ body })), 'malformed'),
  );

  it.each([
    ['the wrong amount for a known order', { amount: { total: 8801 } }, 'amount_mismatch'],
    ['no amount', { amount: {} }, 'malformed'],
    ['a fraction of a fen', { amount: { total: 8800.5 } }, 'malformed'],
    ['an amount below zero', { amount: { total: -8800 } }, 'malformed'],
    ['another merchant', { mchid: '1900000001' }, 'order_unknown'],
    ['another app', { appid: 'wx0000000000000000' }, 'order_unknown'],
    ['no time', { success_time: 'soon' }, 'malformed'],
  ] as const)('genuine, with %s', async (_, change, refusal) => {
    const paid = { ...desk.pay.payment(desk.orderNo, 8800, 'o-lin'), ...change };
    await desk.expectFail(() => desk.pay.notify('TRANSACTION.SUCCESS', paid), refusal);
  });

  it('a refund of an order nobody placed', async () => {
    const refund = desk.pay.refund('NEVER', { total: 100, refund: 100, no: 'R1' });
    await desk.expectFail(() => desk.pay.notify('REFUND.SUCCESS', refund), 'order_unknown');
  });
});
