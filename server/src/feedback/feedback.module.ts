import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { FeedbackController } from './feedback.controller.js';
import { FeedbackPhotosController } from './feedback-photos.controller.js';
import { FeedbackPhotosQueries } from './feedback-photos.queries.js';
import { FeedbackPhotosRepository } from './feedback-photos.repository.js';
import { FeedbackPhotosService } from './feedback-photos.service.js';
import { FeedbackQueries } from './feedback.queries.js';
import { FeedbackRowsModule } from './feedback-rows.module.js';
import { FeedbackService } from './feedback.service.js';
import { MyFeedbackController } from './my-feedback.controller.js';

/** What members tell the shop. */
@Module({
  imports: [FeedbackRowsModule, JobsModule, OutboxModule],
  controllers: [FeedbackController, FeedbackPhotosController, MyFeedbackController],
  providers: [FeedbackPhotosQueries, FeedbackPhotosRepository, FeedbackPhotosService, FeedbackQueries, FeedbackService],
})
export class FeedbackModule {}
