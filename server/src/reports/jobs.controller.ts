import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { JobRunsSchema, type JobRun } from '@jieti/shared/api/reports';
import { StaffRoute } from '../http/access.js';
import { JobRunsQueries } from '../jobs/job-runs.queries.js';

@ApiTags('jobs')
@ApiBearerAuth()
@Controller('jobs')
@StaffRoute('owner', 'operator')
export class JobsController {
  constructor(private readonly jobs: JobRunsQueries) {}

  @Get()
  @ApiOkResponse({ standardSchema: JobRunsSchema })
  async list(): Promise<{ items: JobRun[] }> {
    const runs = await this.jobs.list();
    return {
      items: runs.map(({ id, kind, title, state, done, total, startedAt, finishedAt, error }) => ({
        ...{ id, kind, title, state, done, total, startedAt, finishedAt, error },
      })),
    };
  }
}
