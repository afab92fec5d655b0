import { Module } from '@nestjs/common';
import { LedgerWorkModule } from '../ledger/ledger-work.module.js';
import { JobsModule } from './jobs.module.js';
import { NightlyVerifyJob } from './nightly-verify.job.js';
import { ReviewsJob } from './reviews.job.js';

/** Work that the calendar starts; a process that only serves a command does not import it. */
@Module({ imports: [JobsModule, LedgerWorkModule], providers: [NightlyVerifyJob, ReviewsJob] })
export class CalendarModule {}
