import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  DraftChangeSchema,
  DraftListSchema,
  DraftViewSchema,
  NewDraftSchema,
  type DraftChange,
  type DraftRow,
  type DraftView,
  type NewDraft,
} from '@jieti/shared/api/drafts';
import { IdParamSchema } from '@jieti/shared/api/paging';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { DraftViewsQueries } from './draft-views.queries.js';
import { DraftsService } from './drafts.service.js';
import { FairRulesInterceptor } from './fair-rules-interceptor.js';

@ApiTags('programme')
@ApiBearerAuth()
@Controller('programmes/drafts')
@StaffRoute('owner', 'operator')
@UseInterceptors(FairRulesInterceptor)
export class DraftsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly views: DraftViewsQueries,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: DraftListSchema })
  async list(): Promise<{ items: DraftRow[] }> {
    return { items: await this.views.list() };
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: DraftViewSchema })
  async create(
    @Body({ schema: NewDraftSchema }) source: NewDraft,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<DraftView> {
    return this.views.get(await this.drafts.create(source, caller.username));
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: DraftViewSchema })
  get(@Param('id', { schema: IdParamSchema }) id: number): Promise<DraftView> {
    return this.views.get(id);
  }

  @Put(':id')
  @ApiOkResponse({ standardSchema: DraftViewSchema })
  async save(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: DraftChangeSchema }) change: DraftChange,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<DraftView> {
    await this.drafts.save(id, change, caller.username);
    return this.views.get(id);
  }

  /** Discarded, not gone: it stays in the list and can be opened again. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  discard(@Param('id', { schema: IdParamSchema }) id: number, @CurrentCaller() caller: StaffCaller): Promise<void> {
    return this.drafts.discard(id, caller.username);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: DraftViewSchema })
  async reopen(
    @Param('id', { schema: IdParamSchema }) id: number,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<DraftView> {
    await this.drafts.reopen(id, caller.username);
    return this.views.get(id);
  }
}
