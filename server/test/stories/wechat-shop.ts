import type { ServerResponse } from 'node:http';
import type { MemberSession } from '@jieti/shared/api/auth';
import type { OrderPayment } from '@jieti/shared/api/me';
import type { MessageTemplateRecord } from '../../src/outbox/message-template.js';
import { MessageTemplatesRepository } from '../../src/outbox/message-templates.repository.js';
import { HttpShop, type Answer } from '../http/http-shop.js';
import { json, startFakeServer, text, type FakeServer, type SeenRequest } from '../wechat/fake-server.js';
import { notification, platformHeaders } from '../wechat/platform-seal.js';
import { wechatSettings } from '../wechat/wechat-settings.js';

export const merchant = { appid: 'wx2421b1c4370ec43b', mchid: '1900007291' };

const template = (key: string, purpose: 'service' | 'marketing'): MessageTemplateRecord => ({
  ...{ key, title: key, purpose, wording: '有消息时告诉你' },
  subscription: { templateId: `sub-${key}`, fields: [{ key: 'thing1', label: '标题', source: 'title' }] },
  officialAccount: null,
});

/** The real server between a member's phone and a WeChat that takes orders, logs in whoever asks, and takes messages. */
export class WechatShop {
  private constructor(
    readonly shop: HttpShop,
    private readonly wechat: FakeServer,
  ) {}

  static async open(): Promise<WechatShop> {
    let shop: HttpShop | null = null;
    const now = () => shop!.clock.now();
    const wechat = await startFakeServer((request, response) => answer(request, response, now()));
    shop = await HttpShop.open(wechatSettings(wechat.base));
    await shop.run(async (tx) => {
      await tx.insertRows('store', ['id', 'name', 'created_at'], [['anfu', '安福路店', 1]]);
      const templates = [template('tier-up', 'service'), template('coupon-granted', 'service')];
      await new MessageTemplatesRepository().upsertTemplates(tx, [...templates, template('campaign', 'marketing')]);
    });
    return new WechatShop(shop, wechat);
  }

  async close(): Promise<void> {
    await this.shop.close();
    await this.wechat.close();
  }

  /** A session of who WeChat says this is. */
  async login(openid: string): Promise<MemberSession> {
    return (await this.shop.post('/api/auth/join', { code: openid, noticeVersion: 1 })).json<MemberSession>();
  }

  /** The number of a new order of the member. */
  async order(token: string, amountFen: number): Promise<string> {
    const order = { amountFen, description: '会员付款', storeId: 'anfu' };
    return (await this.shop.post('/api/me/orders', order, token)).json<OrderPayment>().outTradeNo;
  }

  /** What WeChat Pay says about a payment, as it says it. */
  payment(outTradeNo: string, total: number, openid: string): object {
    return {
      ...merchant,
      ...{ out_trade_no: outTradeNo, transaction_id: `42${outTradeNo}`.slice(0, 32), trade_state: 'SUCCESS' },
      success_time: new Date(this.shop.clock.now()).toISOString(),
      payer: { openid },
      amount: { total, payer_total: total, currency: 'CNY' },
    };
  }

  refund(outTradeNo: string, { total, refund, no }: { total: number; refund: number; no: string }): object {
    return {
      mchid: merchant.mchid,
      ...{ out_trade_no: outTradeNo, transaction_id: `42${outTradeNo}`.slice(0, 32) },
      ...{ refund_id: `50${no}`, out_refund_no: no, refund_status: 'SUCCESS' },
      success_time: new Date(this.shop.clock.now()).toISOString(),
      amount: { total, refund, payer_total: total, payer_refund: refund },
    };
  }

  /** Sealed and signed as WeChat Pay does; `change` may spoil what is then posted. */
  notify(
    eventType: 'TRANSACTION.SUCCESS' | 'REFUND.SUCCESS',
    resource: object,
    change: (sent: { body: string; headers: Record<string, string> }) => object = () => ({}),
  ): Promise<Answer> {
    const body = notification(eventType, resource);
    const sent = { body, headers: { ...platformHeaders(body, this.shop.clock.now()) } };
    return this.shop.ask('POST', '/api/wechat/pay-notify', { ...sent, ...change(sent) });
  }

  /** Texts of the messages WeChat was asked to deliver to this phone. */
  deliveries(openid: string): readonly string[] {
    const sent = this.wechat.seen.filter((request) => request.path.endsWith('/send'));
    return sent.map((request) => request.body).filter((body) => body.includes(`"${openid}"`));
  }

  /** Waits until every message that was written has its outcome. */
  async messagesDecided(): Promise<void> {
    const open = "SELECT id FROM outbox_message WHERE state IN ('planned', 'sending')";
    while ((await this.shop.query(open)).length > 0) await new Promise((done) => setTimeout(done, 20));
  }
}

function answer(request: SeenRequest, response: ServerResponse, now: number): void {
  switch (request.path) {
    case '/sns/jscode2session':
      return json(response, { openid: request.query.get('js_code'), session_key: 'k' });
    case '/cgi-bin/stable_token':
      return json(response, { access_token: 'token', expires_in: 7200 });
    case '/v3/pay/transactions/jsapi':
      return signed(response, { prepay_id: `wx${now}` }, now);
    default:
      return text(response, '{"errcode":0,"errmsg":"ok","msgid":3248682510344192008}');
  }
}

function signed(response: ServerResponse, body: object, now: number): void {
  const reply = JSON.stringify(body);
  response.writeHead(200, { 'content-type': 'application/json', ...platformHeaders(reply, now) }).end(reply);
}
