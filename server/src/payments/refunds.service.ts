import { Injectable, Logger } from '@nestjs/common';
import type { RefundRequest, RefundStatus } from '@jieti/shared/api/payments';
import { Clock } from '../clock.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import type { Reconciled } from '../jobs/reconcilers.js';
import { PayClient, type RefundAnswer } from '../wechat/pay-client.js';
import { OrderBookService } from './order-book.service.js';
import { RefundBookService } from './refund-book.service.js';
import type { PayRefundRow, RefundState } from './refund-row.js';
import { SettlementService } from './settlement.service.js';

const states: Readonly<Record<string, RefundState>> = {
  PROCESSING: 'processing',
  SUCCESS: 'arrived',
  CLOSED: 'closed',
  ABNORMAL: 'abnormal',
};

const notes: Readonly<Record<RefundState, string | null>> = {
  requested: null,
  processing: null,
  arrived: null,
  abnormal: '会员的收款账户收不了这笔钱，请到微信支付商户平台处理。',
  closed: '微信支付关闭了这笔退款，可以换个编号重新退。',
  refused: '微信支付没有受理这笔退款，请到商户平台核对订单。',
};

/** What a clerk may give back: of the own store, soon after, and not too much at once. */
const CLERK_WITHIN_MS = 24 * 3_600_000;
const CLERK_MOST_FEN = 100_000;

/** Refunds through WeChat Pay. */
@Injectable()
export class RefundsService {
  private readonly logger = new Logger('payments');

  constructor(
    private readonly book: RefundBookService,
    private readonly orders: OrderBookService,
    private readonly pay: PayClient,
    private readonly settlement: SettlementService,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes the refund down, then asks WeChat Pay; when that does not answer it is asked again later, by itself.
   * @throws Refusal `order_unknown`, `refund_exceeds_order`, `idempotency_conflict`, `wrong_store` or, for a clerk,
   * `refund_beyond_clerk`.
   */
  async request(outTradeNo: string, request: RefundRequest, staff: StaffCaller): Promise<RefundStatus> {
    if (staff.role === 'clerk') await this.checkClerk(outTradeNo, request, staff);
    const { refundNo, amountFen, reason } = request;
    const refund = { outTradeNo, refundNo, amountFen, reason, requestedBy: staff.username };
    const outRefundNo = await this.book.request(refund, this.clock.now());
    const row = await this.get(outRefundNo);
    if (row.nextAt !== null) await this.advance(row);
    return statusOf(await this.get(outRefundNo));
  }

  /** Refunds that are not over: told to WeChat Pay, or asked about. */
  async advanceDue(): Promise<Reconciled> {
    const due = await this.book.listDue(this.clock.now());
    let settled = 0;
    for (const row of due) {
      const state = await this.advance(row);
      if (state !== 'requested' && state !== 'processing') settled += 1;
    }
    return { looked: due.length, settled };
  }

  /** WeChat Pay says that it has come to nothing. */
  async noteFailure(outRefundNo: string, status: string): Promise<void> {
    const state = states[status];
    if (state !== 'abnormal' && state !== 'closed') return;
    this.logger.error({ event: 'refund not arrived', outRefundNo, state });
    await this.book.note(outRefundNo, { state, refundId: null, error: status, now: this.clock.now() });
  }

  private async advance(row: PayRefundRow): Promise<RefundState> {
    if (!(await this.book.mayAsk(row, this.clock.now()))) return row.state;
    const order = await this.orders.get(row.outTradeNo);
    const { outTradeNo, outRefundNo, reason, amountFen: refundFen } = row;
    // The same number again is the same refund: asking for it is asking about it, until WeChat Pay is known to have it.
    const answer =
      row.state === 'processing'
        ? await this.pay.findRefund(outRefundNo)
        : await this.pay.refund({ outTradeNo, outRefundNo, reason, refundFen, totalFen: order.amountFen });
    return this.heed(row, answer);
  }

  private async heed(row: PayRefundRow, answer: RefundAnswer): Promise<RefundState> {
    const { outRefundNo } = row;
    const now = this.clock.now();
    if (answer.kind === 'known') {
      if (answer.arrived) await this.settlement.settleRefund({ ...answer.arrived, outRefundNo });
      const state = answer.arrived ? 'arrived' : (states[answer.status] ?? 'processing');
      await this.book.note(outRefundNo, { state, refundId: answer.refundId || null, error: null, now });
      return state;
    }
    const state = afterFault(row.state, answer.fault);
    await this.book.note(outRefundNo, { state, refundId: null, error: answer.code.slice(0, 60), now });
    return state;
  }

  private async checkClerk(outTradeNo: string, request: RefundRequest, staff: StaffCaller): Promise<void> {
    const order = await this.orders.get(outTradeNo);
    if (order.storeId === null || order.storeId !== staff.storeId) throw new Refusal('wrong_store');
    const isLate = order.paidAt === null || this.clock.now() - order.paidAt > CLERK_WITHIN_MS;
    if (order.state !== 'created' && (isLate || request.amountFen > CLERK_MOST_FEN)) {
      throw new Refusal('refund_beyond_clerk');
    }
  }

  private async get(outRefundNo: string): Promise<PayRefundRow> {
    const row = await this.book.find(outRefundNo);
    if (!row) throw new Refusal('order_unknown');
    return row;
  }
}

/** A refund that WeChat Pay does not know (any more) is asked for anew, under its own number. */
function afterFault(state: RefundState, fault: Extract<RefundAnswer, { kind: 'fault' }>['fault']): RefundState {
  switch (fault) {
    case 'busy':
    case 'unfunded':
    case 'misset':
      return state;
    case 'absent':
      return state === 'processing' ? 'requested' : 'refused';
    case 'refused':
    case 'closed':
    case 'paid':
      return 'refused';
    default:
      return fault satisfies never;
  }
}

function statusOf({ outTradeNo, refundNo, amountFen, state, error }: PayRefundRow): RefundStatus {
  const note = error === 'NOT_ENOUGH' ? '商户余额不足，退款已记下，余额够了会自动再试。' : notes[state];
  return { outTradeNo, refundNo, amountFen, state: state === 'requested' ? 'processing' : state, note };
}
