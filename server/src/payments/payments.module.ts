import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { WechatEventHandlersModule } from '../callbacks/wechat-event-handlers.module.js';
import { CouponsModule } from '../coupons/coupons.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { BillsService } from './bills.service.js';
import { CheckoutService } from './checkout.service.js';
import { OrderBookService } from './order-book.service.js';
import { PackSalesService } from './pack-sales.service.js';
import { PacksService } from './packs.service.js';
import { PayRowsModule } from './pay-rows.module.js';
import { PaymentRoundsService } from './payment-rounds.service.js';
import { PaymentsService } from './payments.service.js';
import { RefundBookService } from './refund-book.service.js';
import { RefundsService } from './refunds.service.js';
import { SettlementService } from './settlement.service.js';
import { ShippingService } from './shipping.service.js';
import { TradeEventsService } from './trade-events.service.js';
import { TradeRuleService } from './trade-rule.service.js';

const services = [
  ...[PackSalesService, PacksService],
  ...[BillsService, CheckoutService, OrderBookService, PaymentRoundsService, PaymentsService, RefundBookService],
  ...[RefundsService, SettlementService, ShippingService, TradeEventsService, TradeRuleService],
];

@Module({
  imports: [
    AuditModule,
    CouponsModule,
    WechatModule,
    WechatEventHandlersModule,
    FactsModule,
    JobsModule,
    PayRowsModule,
  ],
  providers: services,
  exports: [...services, PayRowsModule],
})
export class PaymentsModule {}
