import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  TillAttendOutcomeSchema,
  TillAttendSchema,
  TillGatheringsSchema,
  type TillAttend,
  type TillAttendOutcome,
  type TillGatherings,
} from '@jieti/shared/api/till-gatherings';
import { IdParamSchema } from '@jieti/shared/api/paging';
import { Clock } from '../clock.js';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { TillAttendanceService } from './till-attendance.service.js';
import { TillGatheringsQueries } from './till-gatherings.queries.js';

/** Gatherings on the clerk's phone: today's of the own store, and who has come. */
@ApiTags('till')
@ApiBearerAuth()
@Controller('till/gatherings')
@StaffRoute('clerk', 'operator', 'owner')
export class TillGatheringsController {
  constructor(
    private readonly gatherings: TillGatheringsQueries,
    private readonly attendance: TillAttendanceService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: TillGatheringsSchema })
  async today(@CurrentCaller() { storeId }: StaffCaller): Promise<TillGatherings> {
    return { items: [...(await this.gatherings.listToday(storeId, this.clock.now()))] };
  }

  @Post(':id/attend')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: TillAttendOutcomeSchema })
  attend(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: TillAttendSchema }) request: TillAttend,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<TillAttendOutcome> {
    return this.attendance.attend(id, request, caller);
  }
}
