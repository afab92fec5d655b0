import { Module } from '@nestjs/common';
import { FeedbackPhotosRepository } from './feedback-photos.repository.js';
import { FeedbackRepository } from './feedback.repository.js';

/** The rows of feedback, for whoever writes them: the members' and the shop's doors, and the demo. */
@Module({
  providers: [FeedbackPhotosRepository, FeedbackRepository],
  exports: [FeedbackPhotosRepository, FeedbackRepository],
})
export class FeedbackRowsModule {}
