import type { ServerResponse } from 'node:http';
import { json, text, type SeenRequest } from './fake-server.js';
import { platformHeaders } from './platform-seal.js';

interface PlacedOrder {
  readonly total: number;
  readonly openid: string;
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED';
  paidAt: number;
}

interface PlacedRefund {
  readonly outTradeNo: string;
  readonly refund: number;
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL';
}

/** How a call goes: `lost`: carried out, and the answer never comes; `down`: not carried out. */
type Manner = 'answered' | 'lost' | 'down';

/** WeChat Pay and the trade rule as a shop sees them: one thing after the other, paid and closed exclude each other. */
export class PayPlatform {
  readonly orders = new Map<string, PlacedOrder>();
  readonly refunds = new Map<string, PlacedRefund>();
  readonly shipped: unknown[] = [];
  manner: Record<'close' | 'query' | 'refund' | 'order', Manner> = {
    close: 'answered',
    query: 'answered',
    refund: 'answered',
    order: 'answered',
  };
  managed = true;
  /** What `upload_shipping_info` answers next; 0 once the list is empty. */
  shippingErrors: number[] = [];

  constructor(private readonly now: () => number) {}

  answer(request: SeenRequest, response: ServerResponse): void {
    const { path } = request;
    if (path === '/sns/jscode2session') {
      return json(response, { openid: request.query.get('js_code'), session_key: 'k' });
    }
    if (path === '/cgi-bin/stable_token') return json(response, { access_token: 'token', expires_in: 7200 });
    if (path.startsWith('/wxa/sec/order/')) return this.trade(request, response);
    if (path.startsWith('/v3/refund/')) return this.refund(request, response);
    if (path.startsWith('/v3/pay/')) return this.order(request, response);
    return text(response, '{"errcode":0,"errmsg":"ok","msgid":3248682510344192008}');
  }

  /** The member's phone pays; false when WeChat Pay takes no money for it any more. */
  pay(outTradeNo: string): boolean {
    const order = this.orders.get(outTradeNo);
    if (order?.state !== 'NOTPAY') return false;
    Object.assign(order, { state: 'SUCCESS', paidAt: this.now() });
    return true;
  }

  transaction(outTradeNo: string): object {
    const order = this.orders.get(outTradeNo);
    return {
      ...{ appid: 'wx2421b1c4370ec43b', mchid: '1900007291', out_trade_no: outTradeNo },
      ...{ transaction_id: transactionOf(outTradeNo), trade_state: order?.state },
      success_time: new Date(order?.paidAt ?? 0).toISOString(),
      payer: { openid: order?.openid },
      amount: { total: order?.total, payer_total: order?.total, currency: 'CNY' },
    };
  }

  /** The refund as a notification tells it. */
  refundNotice(outRefundNo: string): object {
    const { outTradeNo, refund } = this.refunds.get(outRefundNo)!;
    return { ...this.refundView(outRefundNo), refund_status: 'SUCCESS', mchid: '1900007291', outTradeNo, refund };
  }

  private trade({ path, body }: SeenRequest, response: ServerResponse): void {
    if (path.endsWith('/is_trade_managed')) return json(response, { errcode: 0, is_trade_managed: this.managed });
    const errcode = this.shippingErrors.shift() ?? 0;
    if (errcode === 0) this.shipped.push(JSON.parse(body));
    return json(response, { errcode, errmsg: errcode === 0 ? 'ok' : 'no' });
  }

  private order({ path, body }: SeenRequest, response: ServerResponse): void {
    const no = decodeURIComponent(path.split('/')[5] ?? '');
    if (path.endsWith('/jsapi')) {
      return this.play(response, 'order', () => this.place(JSON.parse(body) as OrderBody));
    }
    const order = this.orders.get(no);
    if (!order) return this.play(response, path.endsWith('/close') ? 'close' : 'query', () => absent);
    if (!path.endsWith('/close')) {
      const open = { out_trade_no: no, trade_state: order.state };
      return this.play(response, 'query', () => ({ body: order.paidAt > 0 ? this.transaction(no) : open }));
    }
    return this.play(response, 'close', () => {
      if (order.state === 'SUCCESS') return { status: 400, body: { code: 'ORDER_PAID', message: '订单已支付' } };
      order.state = 'CLOSED';
      return { status: 204 };
    });
  }

  private place({ out_trade_no: no, amount, payer }: OrderBody): Said {
    const order = this.orders.get(no) ?? { total: amount.total, openid: payer.openid, state: 'NOTPAY', paidAt: 0 };
    this.orders.set(no, order);
    if (order.state === 'SUCCESS') return { status: 400, body: { code: 'ORDER_PAID', message: '' } };
    if (order.state === 'CLOSED') return { status: 400, body: { code: 'ORDER_CLOSED', message: '' } };
    return { body: { prepay_id: `wx${no}` } };
  }

  private refund({ path, body }: SeenRequest, response: ServerResponse): void {
    const asked = body === '' ? null : (JSON.parse(body) as RefundBody);
    this.play(response, 'refund', () => {
      const no = asked?.out_refund_no ?? decodeURIComponent(path.split('/')[5] ?? '');
      if (asked && !this.refunds.has(no)) {
        const { out_trade_no: outTradeNo, amount } = asked;
        this.refunds.set(no, { outTradeNo, refund: amount.refund, status: 'PROCESSING' });
      }
      return this.refunds.has(no) ? { body: this.refundView(no) } : absent;
    });
  }

  private refundView(no: string): object {
    const { outTradeNo, refund, status } = this.refunds.get(no)!;
    return {
      ...{ out_refund_no: no, out_trade_no: outTradeNo, transaction_id: transactionOf(outTradeNo) },
      ...{ refund_id: `50${no}`.slice(0, 60), status, success_time: new Date(this.now()).toISOString() },
      amount: { total: this.orders.get(outTradeNo)?.total, refund, payer_total: 0, payer_refund: refund },
    };
  }

  private play(response: ServerResponse, call: keyof PayPlatform['manner'], act: () => Said): void {
    const manner = this.manner[call];
    if (manner === 'down') return void response.writeHead(500).end('{}');
    const { status = 200, body } = act();
    if (manner === 'lost') return void response.destroy();
    const said = body === undefined ? '' : JSON.stringify(body);
    response.writeHead(status, { ...platformHeaders(said, this.now()) }).end(said);
  }
}

interface Said {
  readonly status?: number;
  readonly body?: object;
}
interface OrderBody {
  readonly out_trade_no: string;
  readonly amount: { readonly total: number };
  readonly payer: { readonly openid: string };
}
interface RefundBody {
  readonly out_refund_no: string;
  readonly out_trade_no: string;
  readonly amount: { readonly refund: number };
}

const absent: Said = { status: 404, body: { code: 'ORDER_NOT_EXIST', message: '订单不存在' } };

export const transactionOf = (outTradeNo: string): string => `42${outTradeNo}`.slice(0, 32);
