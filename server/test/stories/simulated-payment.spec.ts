import type { TillBill } from '@jieti/shared/api/bills';
import type { MemberSession } from '@jieti/shared/api/auth';
import type { OrderPayment } from '@jieti/shared/api/me';
import type { RefundStatus } from '@jieti/shared/api/payments';
import type { Visit } from '@jieti/shared/api/till';
import { MemberCodes } from '../../src/members/member-codes.js';
import { PaymentRoundsService } from '../../src/payments/payment-rounds.service.js';
import { HttpShop } from '../http/http-shop.js';
import { freePort, SimulatorProcess, type SimulatorAccounts } from '../wechat/simulator-process.js';

interface Accounts extends SimulatorAccounts {
  readonly pay: {
    readonly mchId: string;
    readonly apiV3Key: string;
    readonly merchantSerial: string;
    readonly merchantKeyPem: string;
    readonly publicKeyId: string;
    readonly publicKeyPem: string;
  };
}

const OPENID = 'o-simulated';

/** The platform simulator in its own process, over HTTP both ways: it checks our signatures, we check its. */
describe('a bill and the simulated WeChat Pay', () => {
  let simulator: SimulatorProcess;
  let shop: HttpShop;
  let ticking: NodeJS.Timeout;
  let me: MemberSession;
  let clerk: string;
  let minutes = 0;

  beforeAll(async () => {
    const port = await freePort();
    const merchant = `http://127.0.0.1:${port}`;
    simulator = await SimulatorProcess.start({ merchant, seed: 'payments' });
    const { appId, appSecret, pay } = await simulator.ask<Accounts>('GET', '/sim/accounts');
    const { mchId, apiV3Key, merchantSerial, merchantKeyPem, publicKeyId, publicKeyPem } = pay;
    const notifyUrl = `${merchant}/api/wechat/pay-notify`;
    const publicKey = { id: publicKeyId, pem: publicKeyPem };
    const merchantPay = { mchId, apiV3Key, merchantSerial, merchantKeyPem, notifyUrl, publicKey };
    const apiBase = simulator.base;
    shop = await HttpShop.open({ wechat: { apiBase, appId, appSecret, pay: { apiBase, ...merchantPay } } });
    const tick = () => shop.clock.set(Date.now() + minutes * 60_000);
    tick();
    ticking = setInterval(tick, 20);
    await shop.app.listen(port, '127.0.0.1');
    await shop.run((tx) => tx.insertRows('store', ['id', 'name', 'created_at'], [['anfu', '安福路店', 1]]));
    await simulator.ask('POST', '/sim/phones', { phones: [{ openid: OPENID, name: '林知夏' }] });
    await simulator.ask('POST', '/sim/settings', { speed: 20, signTest: true, duplicateNotifications: true });
    const { code } = await simulator.ask<{ code: string }>('POST', `/sim/phones/${OPENID}/login-code`, {});
    me = (await shop.post('/api/auth/join', { code, noticeVersion: 1 })).json<MemberSession>();
    clerk = await shop.staff('clerk');
  });
  afterAll(async () => {
    clearInterval(ticking);
    await shop.close();
    await simulator.stop();
  });

  let shown = 0;
  async function bill(amountFen: number): Promise<string> {
    // A code of its own for every bill: one of the next steps, which are good a little ahead of their time.
    const codes = shop.app.get(MemberCodes, { strict: false }).issueCodes(me.memberId, shop.clock.now());
    const { code } = codes[shown++ % 2]!;
    const { visit } = (await shop.post('/api/till/identify', { code }, clerk)).json<Visit>();
    const body = { visit, requestKey: `simulated-${amountFen}`, amountFen };
    const answer = await shop.post('/api/till/bills', body, clerk);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json<TillBill>().billNo;
  }
  const place = async (no: string) => (await shop.post(`/api/me/bills/${no}/pay`, {}, me.token)).json<OrderPayment>();
  const pay = (order: OrderPayment) => simulator.ask('POST', `/sim/phones/${OPENID}/pay`, order.payment);
  const atTill = async (no: string) => (await shop.get(`/api/till/bills/${no}`, clerk)).json<TillBill>();
  const until = async (holds: () => Promise<boolean>) => {
    while (!(await holds())) await new Promise((done) => setTimeout(done, 50));
  };
  const state = async (no: string) =>
    (await shop.query<{ state: string }>('SELECT state FROM pay_bill WHERE bill_no = ?', [no]))[0]?.state;
  const facts = async (no: string) =>
    shop.query(
      `SELECT f.kind FROM fact f JOIN pay_order o ON f.external_id = o.transaction_id WHERE o.out_trade_no = ?`,
      [no],
    );

  test('is paid on the phone, told by notification with a probe and a duplicate, and shipped once', async () => {
    const no = await bill(12_800);
    await pay(await place(no));
    await until(async () => (await state(no)) === 'paid');
    expect(await atTill(no)).toMatchObject({ state: 'paid', growth: 128 });
    expect(await facts(no)).toHaveLength(1);
    const shipped = async () => shop.query<{ state: string }>("SELECT state FROM shipping_upload WHERE state = 'sent'");
    await until(async () => (await shipped()).length === 1);
  });

  test('is refunded: in progress first, arrived by notification', async () => {
    const [paid] = await shop.query<{ bill_no: string }>("SELECT bill_no FROM pay_bill WHERE state = 'paid'");
    const no = paid!.bill_no;
    const refund = { refundNo: 'R-00000001', amountFen: 2800, reason: '退货' };
    const asked = await shop.post(`/api/payments/${no}/refund`, refund, clerk);
    expect(asked.json<RefundStatus>()).toMatchObject({ state: 'processing' });
    await until(async () => (await atTill(no)).refundedFen === 2800);
    expect((await atTill(no)).refunding).toBe(false);
  });

  test('is cancelled: the phone cannot pay it any more', async () => {
    const no = await bill(9900);
    const order = await place(no);
    expect((await shop.post(`/api/till/bills/${no}/cancel`, {}, clerk)).json()).toMatchObject({ state: 'cancelled' });
    await expect(pay(order)).rejects.toThrow('409');
    expect([await state(no), await facts(no)]).toEqual(['cancelled', []]);
  });

  test('whose notification is lost is found by asking', async () => {
    minutes += 1;
    await simulator.ask('POST', '/sim/settings', { loseNotifications: 1 });
    shop.clock.set(Date.now() + minutes * 60_000);
    const no = await bill(7700);
    await pay(await place(no));
    minutes += 2;
    shop.clock.set(Date.now() + minutes * 60_000);
    await shop.app.get(PaymentRoundsService, { strict: false }).all();
    await until(async () => (await state(no)) === 'paid');
    expect(await facts(no)).toHaveLength(1);
  });
});
