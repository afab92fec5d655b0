import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { PayNotifyController } from '../wechat/pay-notify.controller.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { BillsController } from './bills.controller.js';
import { PacksController } from './packs.controller.js';
import { PaymentsController } from './payments.controller.js';
import { PaymentsJob } from './payments.job.js';
import { PaymentsModule } from './payments.module.js';

/** The doors and the rounds of payments; a process that only serves a command does not import it. */
@Module({
  imports: [PaymentsModule, JobsModule, WechatModule],
  controllers: [BillsController, PacksController, PaymentsController, PayNotifyController],
  providers: [PaymentsJob],
})
export class PaymentsWorkModule {}
