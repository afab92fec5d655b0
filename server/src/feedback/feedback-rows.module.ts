import { Module } from '@nestjs/common';
import { FeedbackRepository } from './feedback.repository.js';

/** The rows of feedback, for whoever writes them: the members' and the shop's doors, and the demo. */
@Module({ providers: [FeedbackRepository], exports: [FeedbackRepository] })
export class FeedbackRowsModule {}
