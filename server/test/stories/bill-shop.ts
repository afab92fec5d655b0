import type { MemberSession } from '@jieti/shared/api/auth';
import type { TillBill } from '@jieti/shared/api/bills';
import type { Visit } from '@jieti/shared/api/till';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import { CouponsRepository } from '../../src/coupons/coupons.repository.js';
import { MemberCodes } from '../../src/members/member-codes.js';
import { PaymentRoundsService } from '../../src/payments/payment-rounds.service.js';
import { HttpShop, type Answer } from '../http/http-shop.js';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { startFakeServer, type FakeServer } from '../wechat/fake-server.js';
import { PayPlatform } from '../wechat/pay-platform.js';
import { notification, platformHeaders } from '../wechat/platform-seal.js';
import { wechatSettings } from '../wechat/wechat-settings.js';

const STEP_MS = 30_000;

/** A till, a member with a phone, and a WeChat Pay between them that keeps its own books. */
export class BillShop {
  clerk = '';
  private numbers = 0;

  private constructor(
    readonly shop: HttpShop,
    readonly platform: PayPlatform,
    private readonly wechat: FakeServer,
  ) {}

  static async open(): Promise<BillShop> {
    let shop: HttpShop | null = null;
    const platform = new PayPlatform(() => shop!.clock.now());
    const wechat = await startFakeServer((request, response) => platform.answer(request, response));
    shop = await HttpShop.open(wechatSettings(wechat.base));
    const bills = new BillShop(shop, platform, wechat);
    const rows = [
      ['anfu', '安福路店', 1],
      ['xian', '西岸店', 1],
    ];
    await shop.run((tx) => tx.insertRows('store', ['id', 'name', 'created_at'], rows));
    bills.clerk = await shop.staff('clerk');
    return bills;
  }

  async close(): Promise<void> {
    await this.shop.close();
    await this.wechat.close();
  }

  async member(openid: string): Promise<MemberSession> {
    return (await this.shop.post('/api/auth/join', { code: openid, noticeVersion: 1 })).json<MemberSession>();
  }

  coupon(memberId: number, terms: Partial<CouponTerms> = {}): Promise<number> {
    const key = `bill-${(this.numbers += 1)}`;
    const coupons = this.shop.app.get(CouponsRepository, { strict: false });
    return this.shop.run(async (tx) => {
      const off = { kind: 'cashOff' as const, title: '满 98 减 20', amountFen: 2000, minSpendFen: 9800 };
      await insertTemplateRow(tx, { key, terms: { ...off, ...terms } });
      const request = { memberId, template: { key }, grantKey: key, origin: '测试' };
      const [granted] = await coupons.grant(tx, [request], this.shop.clock.now());
      return granted!.coupon!.id;
    });
  }

  /** A code of its own for every visit: the clock goes on by a step. */
  async visit(memberId: number): Promise<string> {
    this.shop.clock.advance(STEP_MS);
    const [code] = this.shop.app.get(MemberCodes, { strict: false }).issueCodes(memberId, this.shop.clock.now());
    return (await this.shop.post('/api/till/identify', { code: code!.code }, this.clerk)).json<Visit>().visit;
  }

  ask(body: object, token = this.clerk): Promise<Answer> {
    const requestKey = `request-${(this.numbers += 1)}`;
    return this.shop.post('/api/till/bills', { requestKey, amountFen: 12_000, ...body }, token);
  }

  async bill(memberId: number, body: object = {}): Promise<TillBill> {
    const answer = await this.ask({ visit: await this.visit(memberId), ...body });
    if (answer.status !== 201) throw new Error(`bill refused: ${answer.text}`);
    return answer.json<TillBill>();
  }

  /** The order at WeChat Pay that the member's phone asks for. */
  place(token: string, billNo: string): Promise<Answer> {
    return this.shop.post(`/api/me/bills/${billNo}/pay`, {}, token);
  }

  /** WeChat Pay's notification of a payment. */
  tell(billNo: string): Promise<Answer> {
    return this.notify('TRANSACTION.SUCCESS', this.platform.transaction(billNo));
  }

  notify(eventType: string, resource: object): Promise<Answer> {
    const body = notification(eventType, resource);
    const headers = { ...platformHeaders(body, this.shop.clock.now()) };
    return this.shop.ask('POST', '/api/wechat/pay-notify', { body, headers });
  }

  cancel(billNo: string, token = this.clerk): Promise<Answer> {
    return this.shop.post(`/api/till/bills/${billNo}/cancel`, {}, token);
  }

  async atTill(billNo: string): Promise<TillBill> {
    return (await this.shop.get(`/api/till/bills/${billNo}`, this.clerk)).json<TillBill>();
  }

  /** What the job would do by itself. */
  round(): Promise<void> {
    return this.shop.app.get(PaymentRoundsService, { strict: false }).all();
  }

  /** What the books say of one bill. */
  async books(billNo: string, couponId: number | null = null) {
    const [bill] = await this.shop.query<{ state: string; late_at: number | null }>(
      'SELECT state, late_at FROM pay_bill WHERE bill_no = ?',
      [billNo],
    );
    const facts = await this.shop.query<{ kind: string; amount_fen: number; store_id: string }>(
      "SELECT kind, amount_fen, store_id FROM fact WHERE source = 'wxpay' AND (external_id = ? OR order_external_id = ?)",
      Array<string>(2).fill(`42${billNo}`.slice(0, 32)),
    );
    const coupons = await this.shop.query<{ state: string }>('SELECT state FROM coupon WHERE id = ?', [couponId]);
    const refunds = await this.shop.query<{ state: string; amount_fen: number }>(
      'SELECT state, amount_fen FROM pay_refund WHERE out_trade_no = ?',
      [billNo],
    );
    return {
      state: bill!.state,
      late: bill!.late_at !== null,
      purchases: facts.filter(({ kind }) => kind === 'purchase').length,
      coupon: coupons[0]?.state ?? null,
      refunds: refunds.map(({ state, amount_fen: fen }) => `${state} ${fen}`),
    };
  }
}
