import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParamSchema, type Page } from '@jieti/shared/api/paging';
import {
  NewWhatIfRunSchema,
  WhatIfExportSchema,
  WhatIfMemberPageSchema,
  WhatIfMembersQuerySchema,
  WhatIfRunSchema,
  type NewWhatIfRun,
  type WhatIfExport,
  type WhatIfMember,
  type WhatIfMembersQuery,
  type WhatIfRun,
} from '@jieti/shared/api/what-if';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { Limited } from '../http/limited.js';
import { Doorbell } from '../jobs/doorbell.js';
import { runCsvHeader, WhatIfViewsQueries } from './what-if-views.queries.js';
import { WhatIfRunsService } from './what-if-runs.service.js';

@ApiTags('programme')
@ApiBearerAuth()
@Controller('programmes')
@StaffRoute('owner', 'operator')
export class WhatIfRunsController {
  constructor(
    private readonly service: WhatIfRunsService,
    private readonly views: WhatIfViewsQueries,
    private readonly doorbell: Doorbell,
  ) {}

  /** What exactly this draft would do to everybody on its first day; by default on the earliest day allowed. */
  @Post('drafts/:id/what-if')
  @Limited(20)
  @ApiCreatedResponse({ standardSchema: WhatIfRunSchema })
  async start(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: NewWhatIfRunSchema }) wanted: NewWhatIfRun,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<WhatIfRun> {
    const runId = await this.service.start(id, wanted, caller.username);
    this.doorbell.ring('whatIf');
    return this.views.get(runId);
  }

  @Get('what-if/:id')
  @ApiOkResponse({ standardSchema: WhatIfRunSchema })
  get(@Param('id', { schema: IdParamSchema }) id: number): Promise<WhatIfRun> {
    return this.views.get(id);
  }

  @Post('what-if/:id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: WhatIfRunSchema })
  async cancel(@Param('id', { schema: IdParamSchema }) id: number): Promise<WhatIfRun> {
    await this.service.cancel(await this.views.getStored(id));
    return this.views.get(id);
  }

  /** Who moves, or nearly would: nearest first. */
  @Get('what-if/:id/members')
  @ApiOkResponse({ standardSchema: WhatIfMemberPageSchema })
  members(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Query({ schema: WhatIfMembersQuerySchema }) query: WhatIfMembersQuery,
  ): Promise<Page<WhatIfMember>> {
    return this.views.members(id, query);
  }

  @Get('what-if/:id/export')
  async export(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Query({ schema: WhatIfExportSchema }) { reason }: WhatIfExport,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<StreamableFile> {
    const run = await this.views.getStored(id);
    await this.service.noteExport(id, reason, caller);
    return csvFile('规则试算', runCsvHeader, this.views.csvRows(run));
  }
}
