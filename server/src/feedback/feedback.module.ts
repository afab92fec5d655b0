import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { FeedbackController } from './feedback.controller.js';
import { FeedbackQueries } from './feedback.queries.js';
import { FeedbackRowsModule } from './feedback-rows.module.js';
import { FeedbackService } from './feedback.service.js';
import { MyFeedbackController } from './my-feedback.controller.js';

/** What members tell the shop. */
@Module({
  imports: [FeedbackRowsModule, JobsModule, OutboxModule],
  controllers: [FeedbackController, MyFeedbackController],
  providers: [FeedbackQueries, FeedbackService],
})
export class FeedbackModule {}
