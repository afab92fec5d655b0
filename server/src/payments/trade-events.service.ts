import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { WechatEvent } from '../callbacks/wechat-event.js';
import { WechatEventHandlers, type EventOutcome } from '../callbacks/wechat-event-handlers.js';
import type { Tx } from '../db/sql.js';
import { Doorbell } from '../jobs/doorbell.js';
import { ShippingRepository } from './shipping.repository.js';

const UNKNOWN: EventOutcome = { kind: 'ignored', reason: 'not a payment of this shop' };

/** What WeChat pushes about the money it holds back (小程序发货信息管理). */
@Injectable()
export class TradeEventsService implements OnModuleInit {
  constructor(
    private readonly handlers: WechatEventHandlers,
    private readonly shipping: ShippingRepository,
    private readonly doorbell: Doorbell,
  ) {}

  onModuleInit(): void {
    this.handlers.register('trade_manage_remind_access_api', () =>
      Promise.resolve({ kind: 'ignored', reason: 'shipping information is told through the API already' }),
    );
    this.handlers.register('trade_manage_remind_shipping', (tx, event) => this.remind(tx, event));
    this.handlers.register('trade_manage_order_settlement', (tx, event) => this.settle(tx, event));
  }

  private async remind(tx: Tx, event: WechatEvent): Promise<EventOutcome> {
    const known = await this.shipping.requeue(tx, transactionOf(event), event.at);
    if (!known) return UNKNOWN;
    this.doorbell.ring('payments');
    return { kind: 'handled' };
  }

  /** Told twice: when the goods count as received, and when the money is let go; only the second names that time. */
  private async settle(tx: Tx, event: WechatEvent): Promise<EventOutcome> {
    const at = secondsOf(event.fields['settlement_time']);
    if (at === null) return { kind: 'ignored', reason: 'received, not settled yet' };
    return (await this.shipping.noteSettled(tx, transactionOf(event), at)) ? { kind: 'handled' } : UNKNOWN;
  }
}

function transactionOf({ fields }: WechatEvent): string {
  const value = fields['transaction_id'];
  return typeof value === 'string' ? value : '';
}

/** Numbers of an event are text. */
function secondsOf(value: unknown): Instant | null {
  return typeof value === 'string' && /^\d{1,11}$/.test(value) && Number(value) > 0 ? Number(value) * 1000 : null;
}
