import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '@jieti/shared/api/paging';
import {
  MyPointsSchema,
  PointsEntryQuerySchema,
  PointsItemPageSchema,
  PointsMonthQuerySchema,
  PointsStatementSchema,
  type MyPoints,
  type PointsEntryQuery,
  type PointsItem,
  type PointsMonthQuery,
  type PointsStatement,
} from '@jieti/shared/api/points';
import { Clock } from '../clock.js';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { MyPointsService } from './my-points.service.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me/points')
@MemberRoute()
export class MyPointsController {
  constructor(
    private readonly points: MyPointsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: MyPointsSchema })
  overview(@CurrentCaller() { memberId }: MemberCaller): Promise<MyPoints> {
    return this.points.overview(memberId, this.clock.now());
  }

  @Get('entries')
  @ApiOkResponse({ standardSchema: PointsItemPageSchema })
  entries(
    @CurrentCaller() { memberId }: MemberCaller,
    @Query({ schema: PointsEntryQuerySchema }) query: PointsEntryQuery,
  ): Promise<Page<PointsItem>> {
    return this.points.list(memberId, query, this.clock.now());
  }

  @Get('statement')
  @ApiOkResponse({ standardSchema: PointsStatementSchema })
  statement(
    @CurrentCaller() { memberId }: MemberCaller,
    @Query({ schema: PointsMonthQuerySchema }) { month }: PointsMonthQuery,
  ): Promise<PointsStatement> {
    return this.points.statement(memberId, month, this.clock.now());
  }
}
