import { TestClock } from '../../test/setup/test-clock.js';
import { shapeBeyond } from '../../test/wechat/body-shape.js';
import { startFakeServer } from '../../test/wechat/fake-server.js';
import { payPieces } from '../../test/wechat/pay-door.js';
import { platformHeaders } from '../../test/wechat/platform-seal.js';
import { withReferenceVectors } from '../../test/wechat/reference-vectors.js';
import { wechatSettings } from '../../test/wechat/wechat-settings.js';
import { readRefund, readTransaction } from './pay-events.js';
import type { PayClient } from './pay-client.js';

type Samples = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

withReferenceVectors<{ readonly samples: Samples }>('reference-bodies.json', ({ samples }) => {
  const sample = (name: string) => {
    const [found] = Object.entries(samples).filter(([path]) => path.endsWith(`/${name}.json`));
    if (!found) throw new Error(`no published body ${name}`);
    return found[1];
  };

  /** What we send and what we make of the published reply. */
  async function ask<T>(reply: unknown, call: (client: PayClient) => Promise<T>) {
    const clock = new TestClock();
    const server = await startFakeServer((_, response) => {
      const text = JSON.stringify(reply);
      response.writeHead(200, { ...platformHeaders(text, clock.now()) }).end(text);
    });
    const pieces = payPieces(clock, wechatSettings(server.base));
    const outcome = await call(pieces.client);
    await pieces.http.onApplicationShutdown();
    await server.close();
    const [request] = server.seen;
    return { outcome, body: request?.body ? (JSON.parse(request.body) as unknown) : null };
  }

  test('an order has the published shape, and the published reply gives its prepay id', async () => {
    const order = { outTradeNo: 'J1234567', description: '到店消费', amountFen: 100, openid: 'o-lin', expiresAt: null };
    const { outcome, body } = await ask(sample('CreatePayTransactionJsapiResponse'), (client) => client.order(order));
    expect(outcome).toBe('wx26112221580621e9b071c00d9e093b0000');
    expect(shapeBeyond(body, sample('CreatePayTransactionJsapiRequest'))).toEqual([]);
  });

  test('a refund has the published shape but for the order being named by our own number', async () => {
    const refund = { outTradeNo: 'J1', outRefundNo: 'J1-R', reason: '商品已售完', refundFen: 1, totalFen: 1 };
    const { outcome, body } = await ask(sample('CreateRefundDomesticRefundResponse'), (client) =>
      client.refund(refund),
    );
    expect(outcome).toMatchObject({ kind: 'known', status: 'PROCESSING', refundId: '50001307732021032607480019805' });
    expect(shapeBeyond(body, sample('CreateRefundDomesticRefundRequest'))).toEqual(['out_trade_no: string']);
  });

  test('a published refund that was asked about has arrived', async () => {
    const found = sample('GetRefundDomesticRefundByOutRefundNumberResponse');
    const { outcome } = await ask({ ...found, out_trade_no: 'J1' }, (client) => client.findRefund('J1-R'));
    expect(outcome).toMatchObject({
      kind: 'known',
      arrived: { refundFen: 1, totalFen: 1, refundedAt: Date.UTC(2021, 2, 26, 6, 52, 11) },
    });
  });

  test('the published resources of notifications are read', () => {
    expect(readRefund(sample('RefundResource'))).toMatchObject({
      ...{ state: 'SUCCESS', refundFen: 999, totalFen: 999, outTradeNo: '20150806125346' },
      refundedAt: Date.UTC(2018, 5, 8, 2, 34, 56),
    });
    expect(readTransaction(sample('TransactionResource'))).toMatchObject({
      ...{ state: 'SUCCESS', totalFen: 100, transactionId: '1217752501201407033233368018', mchId: '1230000109' },
    });
  });
});
