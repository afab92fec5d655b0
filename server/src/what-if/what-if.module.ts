import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { WalkModule } from '../walk/walk.module.js';
import { RunForecastService } from './run-forecast.service.js';
import { WhatIfDraftQueries } from './what-if-draft.queries.js';
import { WhatIfPlanQueries } from './what-if-plan.queries.js';
import { WhatIfRunsQueries } from './what-if-runs.queries.js';
import { WhatIfRunsRepository } from './what-if-runs.repository.js';
import { WhatIfTermsQueries } from './what-if-terms.queries.js';
import { WhatIfService } from './what-if.service.js';

/** Trying rules on everybody before anybody is affected; the console's pages are in `what-if-desk.module.ts`. */
@Module({
  imports: [AuditModule, JobsModule, ProgrammesModule, WalkModule],
  providers: [
    ...[RunForecastService, WhatIfDraftQueries, WhatIfPlanQueries, WhatIfRunsQueries, WhatIfRunsRepository],
    ...[WhatIfService, WhatIfTermsQueries],
  ],
  exports: [RunForecastService, WhatIfDraftQueries, WhatIfRunsQueries, WhatIfRunsRepository, WhatIfService],
})
export class WhatIfModule {}
