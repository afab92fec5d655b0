import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { OutboxJob } from './outbox.job.js';
import { OutboxModule } from './outbox.module.js';
import { SendReconciliationJob } from './send-reconciliation.job.js';

/** Sending goes on by itself only where this is imported: in the server, not in a command. */
@Module({ imports: [JobsModule, OutboxModule], providers: [OutboxJob, SendReconciliationJob] })
export class OutboxWorkModule {}
