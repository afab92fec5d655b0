import { control, isSigned, listenAsMerchant, Merchant, startSimulator, until } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

const jsapi = '/v3/pay/transactions/jsapi';

let simulator: Simulator;
let shop: Merchant;
beforeEach(async () => {
  simulator = await startSimulator();
  shop = new Merchant(simulator);
});
afterEach(() => simulator.app.close());

const settings = (change: object) => control(simulator, 'POST', '/sim/settings', change);
const keys = () => simulator.platform.accounts.platform;
const listed = async () =>
  ((await shop.call('GET', '/v3/certificates')).json['data'] as { serial_no: string }[]).map(
    (entry) => entry.serial_no,
  );
async function signerOf(wanted: string | null, outTradeNo: string): Promise<unknown> {
  const reply = await new Merchant(simulator, wanted).call('POST', jsapi, shop.orderOf(outTradeNo));
  const serial = reply.headers['wechatpay-serial'];
  const certificate = [keys().certificate, keys().nextCertificate].find((other) => other.serial === serial);
  const pem = certificate?.certificatePem ?? shop.accounts.pay.publicKeyPem;
  expect(isSigned(reply.headers, reply.text, pem)).toBe(true);
  return reply.status === 400 ? reply.json['code'] : serial;
}

it.each([
  ['one', ['certificate'], 'certificate'],
  ['overlap', ['certificate', 'nextCertificate'], 'certificate'],
  ['next', ['nextCertificate'], 'nextCertificate'],
] as const)('lists and signs near the change of certificates: %s', async (certificates, names, signer) => {
  await settings({ certificates });
  expect(await listed()).toEqual(names.map((name) => keys()[name].serial));
  expect(await signerOf(null, 'order-1')).toBe(keys()[signer].serial);
});

it('lets both certificates sign while they are switched, and the one that was asked for', async () => {
  await settings({ certificates: 'switching' });
  const signers = new Set<unknown>();
  for (let order = 0; order < 40; order++) signers.add(await signerOf(null, `order-${order}`));
  expect(signers).toEqual(new Set([keys().certificate.serial, keys().nextCertificate.serial]));
  expect(await signerOf(keys().nextCertificate.serial, 'order-99')).toBe(keys().nextCertificate.serial);
});

it('knows a certificate only while it is listed', async () => {
  expect(await signerOf(keys().nextCertificate.serial, 'order-1')).toBe('INVALID_REQUEST');
  await settings({ certificates: 'next' });
  expect(await signerOf(keys().certificate.serial, 'order-1')).toBe('INVALID_REQUEST');
});

it.each([
  [0, 0],
  [1, 30],
  [0.5, null],
])('signs a share of %d of the notifications with the public key', async (publicKeyShare, exactly) => {
  await settings({ notificationKey: 'mixed', publicKeyShare });
  const server = await listenAsMerchant(200);
  for (let order = 0; order < 30; order++) {
    const change = { notify_url: `${server.url}/pay-notify` };
    const placed = await shop.call('POST', jsapi, shop.orderOf(`order-${order}`, change));
    await control(simulator, 'POST', '/sim/phones/o-lin/pay', { prepayId: placed.json['prepay_id'] });
  }
  await until(() => server.received.length === 30);
  const serials = server.received.map((received) => received.headers['wechatpay-serial']);
  const byPublicKey = serials.filter((serial) => serial === shop.accounts.pay.publicKeyId).length;
  if (exactly !== null) expect(byPublicKey).toBe(exactly);
  else expect(byPublicKey > 3 && byPublicKey < 27).toBe(true);
  await server.close();
});

describe('a refund', () => {
  const refund = () =>
    shop.call('POST', '/v3/refund/domestic/refunds', {
      out_trade_no: 'order-1',
      out_refund_no: 'refund-1',
      amount: { refund: 4200, total: 4200, currency: 'CNY' },
    });
  const settled = (status: string) => until(() => simulator.platform.state.refunds['refund-1']?.status === status);
  beforeEach(async () => {
    const placed = await shop.call('POST', jsapi, shop.orderOf('order-1'));
    await control(simulator, 'POST', '/sim/phones/o-lin/pay', { prepayId: placed.json['prepay_id'] });
  });

  it('that failed is tried again under its number', async () => {
    await settings({ refundOutcome: 'CLOSED' });
    await refund();
    await settled('CLOSED');
    expect(simulator.platform.state.orders['order-1']?.state).toBe('SUCCESS');
    await settings({ refundOutcome: 'SUCCESS' });
    expect((await refund()).json['status']).toBe('PROCESSING');
    await settled('SUCCESS');
    expect((await refund()).json['status']).toBe('SUCCESS');
  });

  it('is refused a year after the payment', async () => {
    await control(simulator, 'POST', '/sim/clock', { advanceSeconds: 366 * 86_400 });
    expect(await refund()).toMatchObject({ status: 403, json: { code: 'RULE_LIMIT' } });
  });
});
