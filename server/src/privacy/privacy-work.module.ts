import { Module } from '@nestjs/common';
import { ChildhoodJob } from './childhood.job.js';
import { ClosingSweepJob } from './closing-sweep.job.js';
import { PrivacyModule } from './privacy.module.js';

/** Work that the calendar starts; a process that only serves a command does not import it. */
@Module({ imports: [PrivacyModule], providers: [ChildhoodJob, ClosingSweepJob] })
export class PrivacyWorkModule {}
