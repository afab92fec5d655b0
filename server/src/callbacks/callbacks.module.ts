import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { CallbackAnswersService } from './callback-answers.service.js';
import { CallbackIntakeService } from './callback-intake.service.js';
import { CallbacksController } from './callbacks.controller.js';
import { RefusedCallbacks } from './refused-callbacks.js';
import { WechatEventHandlersModule } from './wechat-event-handlers.module.js';
import { WechatEventWorkService } from './wechat-event-work.service.js';
import { WechatEventsJob } from './wechat-events.job.js';
import { WechatEventsQueries } from './wechat-events.queries.js';
import { WechatEventsRepository } from './wechat-events.repository.js';

/** Where WeChat pushes to, and what is done with what it pushed. */
@Module({
  imports: [JobsModule, WechatModule, WechatEventHandlersModule],
  controllers: [CallbacksController],
  providers: [
    CallbackAnswersService,
    CallbackIntakeService,
    RefusedCallbacks,
    WechatEventWorkService,
    WechatEventsJob,
    WechatEventsQueries,
    WechatEventsRepository,
  ],
})
export class CallbacksModule {}
