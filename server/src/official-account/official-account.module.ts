import { Module } from '@nestjs/common';
import { WechatEventHandlersModule } from '../callbacks/wechat-event-handlers.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { OaCountingJob } from './oa-counting.job.js';
import { OaCountingService } from './oa-counting.service.js';
import { OaEvents } from './oa-events.js';
import { OaEventsService } from './oa-events.service.js';
import { OaInteractionRowsModule } from './oa-interaction-rows.module.js';
import { OaInteractionsQueries } from './oa-interactions.queries.js';
import { OaReportService } from './oa-report.service.js';
import { OfficialAccountController } from './official-account.controller.js';

/** What members do at the official account. */
@Module({
  imports: [FactsModule, OaInteractionRowsModule, WechatEventHandlersModule],
  controllers: [OfficialAccountController],
  providers: [...[OaCountingJob, OaCountingService, OaEvents, OaEventsService, OaInteractionsQueries, OaReportService]],
})
export class OfficialAccountModule {}
