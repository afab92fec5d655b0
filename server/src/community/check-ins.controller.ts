import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CheckInCalendarSchema,
  CheckInMonthQuerySchema,
  CheckInOutcomeSchema,
  type CheckInCalendar,
  type CheckInMonthQuery,
  type CheckInOutcome,
} from '@jieti/shared/api/community';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { CheckInsService } from './check-ins.service.js';

@ApiTags('community')
@ApiBearerAuth()
@Controller('me/check-ins')
@MemberRoute()
export class CheckInsController {
  constructor(private readonly checkIns: CheckInsService) {}

  @Get()
  @ApiOkResponse({ standardSchema: CheckInCalendarSchema })
  calendar(
    @CurrentCaller() caller: MemberCaller,
    @Query({ schema: CheckInMonthQuerySchema }) { month }: CheckInMonthQuery,
  ): Promise<CheckInCalendar> {
    return this.checkIns.calendar(caller.memberId, month);
  }

  @Post()
  @HttpCode(200)
  @Limited(20)
  @ApiOkResponse({ standardSchema: CheckInOutcomeSchema })
  checkIn(@CurrentCaller() caller: MemberCaller): Promise<CheckInOutcome> {
    return this.checkIns.checkIn(caller.memberId);
  }
}
