import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WhatIfRunsController } from './what-if-runs.controller.js';
import { WhatIfRunsService } from './what-if-runs.service.js';
import { WhatIfViewsQueries } from './what-if-views.queries.js';
import { WhatIfController } from './what-if.controller.js';
import { WhatIfJob } from './what-if.job.js';
import { WhatIfModule } from './what-if.module.js';

/** What operators see of it, and the work it starts. */
@Module({
  imports: [AuditModule, JobsModule, ProgrammesModule, StaffModule, WhatIfModule],
  controllers: [WhatIfController, WhatIfRunsController],
  providers: [WhatIfJob, WhatIfRunsService, WhatIfViewsQueries],
})
export class WhatIfDeskModule {}
