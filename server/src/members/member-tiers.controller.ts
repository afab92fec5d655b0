import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MemberLaddersSchema, type MemberLadders } from '@jieti/shared/api/overrides';
import { IdParamSchema } from '@jieti/shared/api/paging';
import {
  PointInTimeQuerySchema,
  PointInTimeSchema,
  type PointInTime,
  type PointInTimeQuery,
} from '@jieti/shared/api/point-in-time';
import { Clock } from '../clock.js';
import { StaffRoute } from '../http/access.js';
import { MemberLaddersService } from './member-ladders.service.js';
import { PointInTimeViewService } from './point-in-time-view.service.js';

@ApiTags('members')
@ApiBearerAuth()
@Controller('members/:id')
@StaffRoute('owner', 'operator')
export class MemberTiersController {
  constructor(
    private readonly ladders: MemberLaddersService,
    private readonly past: PointInTimeViewService,
    private readonly clock: Clock,
  ) {}

  @Get('ladders')
  @ApiOkResponse({ standardSchema: MemberLaddersSchema })
  list(@Param('id', { schema: IdParamSchema }) id: number): Promise<MemberLadders> {
    return this.ladders.list(id, this.clock.now());
  }

  @Get('standing')
  @ApiOkResponse({ standardSchema: PointInTimeSchema })
  standing(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Query({ schema: PointInTimeQuerySchema }) query: PointInTimeQuery,
  ): Promise<PointInTime> {
    return this.past.view(id, query, this.clock.now());
  }
}
