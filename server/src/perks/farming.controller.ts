import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParamSchema, type Page } from '@jieti/shared/api/paging';
import {
  FarmingDismissalSchema,
  FarmingFlagSchema,
  FarmingPageSchema,
  FarmingQuerySchema,
  type FarmingDismissal,
  type FarmingFlag,
  type FarmingQuery,
} from '@jieti/shared/api/perks';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { FarmingService } from './farming.service.js';

/** Buy, rise, use the gift, give the order back: who did so. */
@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports/farming')
@StaffRoute('owner', 'operator')
export class FarmingController {
  constructor(private readonly farming: FarmingService) {}

  @Get()
  @ApiOkResponse({ standardSchema: FarmingPageSchema })
  list(@Query({ schema: FarmingQuerySchema }) query: FarmingQuery): Promise<Page<FarmingFlag>> {
    return this.farming.list(query);
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: FarmingFlagSchema })
  dismiss(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: FarmingDismissalSchema }) { reason }: FarmingDismissal,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<FarmingFlag> {
    return this.farming.dismiss(id, reason, caller);
  }
}
