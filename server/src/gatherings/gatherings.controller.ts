import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  GatheringCancelSchema,
  GatheringChangeSchema,
  GatheringDraftSchema,
  GatheringPageSchema,
  GatheringQuerySchema,
  GatheringSchema,
  type Gathering,
  type GatheringCancel,
  type GatheringChange,
  type GatheringDraft,
  type GatheringQuery,
  type GatheringRow,
} from '@jieti/shared/api/gatherings';
import { IdParamSchema, type Page } from '@jieti/shared/api/paging';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { idCursor } from '../http/id-cursor.js';
import { GatheringDeskService } from './gathering-desk.service.js';
import { GatheringsService } from './gatherings.service.js';

@ApiTags('gatherings')
@ApiBearerAuth()
@Controller('gatherings')
@StaffRoute('owner', 'operator')
export class GatheringsController {
  constructor(
    private readonly gatherings: GatheringsService,
    private readonly desk: GatheringDeskService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: GatheringPageSchema })
  list(
    @Query({ schema: GatheringQuerySchema }) { cursor, limit, ...filter }: GatheringQuery,
  ): Promise<Page<GatheringRow>> {
    return this.desk.list(filter, idCursor(cursor), limit);
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: GatheringSchema })
  async create(
    @Body({ schema: GatheringDraftSchema }) draft: GatheringDraft,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<Gathering> {
    await this.desk.assertStore(draft.storeId);
    return this.desk.get(await this.gatherings.create(draft, caller.username));
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: GatheringSchema })
  get(@Param('id', { schema: IdParamSchema }) id: number): Promise<Gathering> {
    return this.desk.get(id);
  }

  @Put(':id')
  @ApiOkResponse({ standardSchema: GatheringSchema })
  async edit(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: GatheringChangeSchema }) change: GatheringChange,
  ): Promise<Gathering> {
    await this.desk.assertStore(change.gathering.storeId);
    await this.gatherings.edit(id, change);
    return this.desk.get(id);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: GatheringSchema })
  async publish(@Param('id', { schema: IdParamSchema }) id: number): Promise<Gathering> {
    await this.gatherings.publish(id);
    return this.desk.get(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: GatheringSchema })
  async cancel(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: GatheringCancelSchema }) { reason }: GatheringCancel,
  ): Promise<Gathering> {
    await this.gatherings.cancel(id, reason);
    return this.desk.get(id);
  }

  @Delete(':id')
  @HttpCode(204)
  delete(@Param('id', { schema: IdParamSchema }) id: number): Promise<void> {
    return this.gatherings.deleteDraft(id);
  }
}
