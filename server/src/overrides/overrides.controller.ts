import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  NewOverrideSchema,
  OverrideListSchema,
  OverrideSetSchema,
  RevokeOverrideSchema,
  type NewOverride,
  type OverrideList,
  type OverrideSet,
  type RevokeOverride,
} from '@jieti/shared/api/overrides';
import { IdParamSchema } from '@jieti/shared/api/paging';
import { Clock } from '../clock.js';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { OverrideListService } from './override-list.service.js';
import { OverridesService } from './overrides.service.js';

@ApiTags('overrides')
@ApiBearerAuth()
@Controller('members/:id/overrides')
@StaffRoute('owner', 'operator')
export class OverridesController {
  constructor(
    private readonly overrides: OverridesService,
    private readonly lists: OverrideListService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: OverrideListSchema })
  list(@Param('id', { schema: IdParamSchema }) id: number): Promise<OverrideList> {
    return this.lists.list(id, this.clock.now());
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: OverrideSetSchema })
  set(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: NewOverrideSchema }) body: NewOverride,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<OverrideSet> {
    return this.overrides.set(id, body, caller);
  }

  @Post(':override/revoke')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: OverrideListSchema })
  async revoke(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Param('override', { schema: IdParamSchema }) override: number,
    @Body({ schema: RevokeOverrideSchema }) { reason }: RevokeOverride,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<OverrideList> {
    await this.overrides.revoke(id, override, reason, caller);
    return this.lists.list(id, this.clock.now());
  }
}
