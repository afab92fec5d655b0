import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { Reconciled } from '../jobs/reconcilers.js';
import { chinaTime } from '../wechat/china-time.js';
import type { ApiReply } from '../wechat/wechat-api.js';
import { backOff } from './back-off.js';
import { ShippingQueries } from './shipping.queries.js';
import { ShippingRepository } from './shipping.repository.js';
import type { ShippingState, ShippingUpload } from './shipping-upload.js';
import { shippingVerdict } from './shipping-verdict.js';
import { TradeRuleService } from './trade-rule.service.js';

/** After so long WeChat would have settled by itself; somebody has to look. */
const GIVE_UP_MS = 10 * 86_400_000;

/** Tells WeChat that what was paid for has been handed over: until then it keeps the money. */
@Injectable()
export class ShippingService {
  private readonly logger = new Logger('shipping');

  constructor(
    private readonly transactions: Transactions,
    private readonly repository: ShippingRepository,
    private readonly queries: ShippingQueries,
    private readonly rule: TradeRuleService,
    private readonly clock: Clock,
  ) {}

  /** Tells what is due; where the rule does not apply there is nothing to tell. */
  async tellDue(): Promise<Reconciled> {
    const due = await this.queries.listDue(this.clock.now());
    if (due.length === 0) return { looked: 0, settled: 0 };
    const applies = await this.rule.applies();
    let settled = 0;
    for (const upload of due) {
      const state = applies === false ? await this.noteNeedless(upload) : await this.tell(upload);
      if (state !== 'pending') settled += 1;
    }
    return { looked: due.length, settled };
  }

  private async tell(upload: ShippingUpload): Promise<ShippingState> {
    const now = this.clock.now();
    const isOurs = await this.transactions.run((tx) =>
      this.repository.claim(tx, upload, now + backOff(upload.attempts)),
    );
    if (!isOurs) return 'pending';
    const reply = await this.rule.upload(shippingInfo(upload, now));
    const state = stateAfter(reply, now - upload.createdAt > GIVE_UP_MS);
    if (state === 'failed') this.logger.error({ event: 'shipping not told', transaction: upload.transactionId });
    await this.transactions.run((tx) =>
      this.repository.note(tx, upload.transactionId, { state, ...complaintOf(reply), now }),
    );
    return state;
  }

  private async noteNeedless({ transactionId }: ShippingUpload): Promise<ShippingState> {
    const said = { state: 'needless' as const, errcode: null, error: null, now: this.clock.now() };
    await this.transactions.run((tx) => this.repository.note(tx, transactionId, said));
    return 'needless';
  }
}

/** The body of `upload_shipping_info`. */
export function shippingInfo(upload: ShippingUpload, now: Instant): object {
  return {
    order_key: { order_number_type: 2, transaction_id: upload.transactionId },
    logistics_type: upload.logisticsType,
    delivery_mode: 1,
    shipping_list: [{ item_desc: upload.itemDesc }],
    upload_time: chinaTime(now, 'milliseconds'),
    payer: { openid: upload.openid },
  };
}

function stateAfter(reply: ApiReply, isOld: boolean): ShippingState {
  const verdict = shippingVerdict(reply);
  if (verdict === 'sent') return 'sent';
  return verdict === 'failed' || isOld ? 'failed' : 'pending';
}

function complaintOf(reply: ApiReply): { readonly errcode: number | null; readonly error: string | null } {
  switch (reply.kind) {
    case 'ok':
      return { errcode: null, error: null };
    case 'refused':
      return { errcode: reply.errcode, error: reply.errmsg };
    case 'noToken':
      return { errcode: reply.errcode, error: 'no token' };
    case 'gate':
      return { errcode: null, error: `HTTP ${reply.status}` };
    case 'unsent':
    case 'unanswered':
      return { errcode: null, error: reply.cause };
    default:
      return reply satisfies never;
  }
}
