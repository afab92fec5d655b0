import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { PayNotifyController } from '../wechat/pay-notify.controller.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { OrderBookService } from './order-book.service.js';
import { PaymentsController } from './payments.controller.js';
import { PaymentsJob } from './payments.job.js';
import { PaymentsQueries } from './payments.queries.js';
import { PaymentsRepository } from './payments.repository.js';
import { PaymentsService } from './payments.service.js';
import { SettlementService } from './settlement.service.js';

@Module({
  imports: [WechatModule, FactsModule],
  controllers: [PaymentsController, PayNotifyController],
  providers: [OrderBookService, PaymentsJob, PaymentsService, SettlementService, PaymentsRepository, PaymentsQueries],
  exports: [PaymentsQueries],
})
export class PaymentsModule {}
