import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParamSchema, PageQuerySchema, type PageQuery } from '@jieti/shared/api/paging';
import {
  AdjustPointsSchema,
  MemberPointsSchema,
  PointsMovedSchema,
  TransferPointsSchema,
  type AdjustPoints,
  type MemberPoints,
  type PointsMoved,
  type TransferPoints,
} from '@jieti/shared/api/points';
import { Clock } from '../clock.js';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { MemberPointsService } from './member-points.service.js';
import { PointsDeskService } from './points-desk.service.js';

@ApiTags('points')
@ApiBearerAuth()
@Controller('members/:id/points')
@StaffRoute('owner', 'operator')
export class MemberPointsController {
  constructor(
    private readonly points: MemberPointsService,
    private readonly desk: PointsDeskService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: MemberPointsSchema })
  view(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Query({ schema: PageQuerySchema }) query: PageQuery,
  ): Promise<MemberPoints> {
    return this.points.view(id, query, this.clock.now());
  }

  @Post('adjust')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PointsMovedSchema })
  adjust(
    @Param('id', { schema: IdParamSchema }) memberId: number,
    @Body({ schema: AdjustPointsSchema }) body: AdjustPoints,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<PointsMoved> {
    return this.desk.order({ kind: 'adjust', memberId, ...body }, caller);
  }

  @Post('transfer')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PointsMovedSchema })
  transfer(
    @Param('id', { schema: IdParamSchema }) memberId: number,
    @Body({ schema: TransferPointsSchema }) body: TransferPoints,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<PointsMoved> {
    return this.desk.order({ kind: 'transfer', memberId, ...body }, caller);
  }
}
