import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AttendOutcomeSchema,
  DeskAttendanceSchema,
  GatheringCodeSchema,
  SignUpPageSchema,
  SignUpQuerySchema,
  type AttendOutcome,
  type DeskAttendance,
  type GatheringCode,
  type SignUpQuery,
  type SignUpRow,
} from '@jieti/shared/api/gatherings';
import { IdParamSchema, type Page } from '@jieti/shared/api/paging';
import { StaffRoute } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import { AttendanceService } from './attendance.service.js';
import { GatheringDeskService } from './gathering-desk.service.js';
import { signUpCsv } from './sign-up-csv.js';
import { SignUpsQueries } from './sign-ups.queries.js';

@ApiTags('gatherings')
@ApiBearerAuth()
@Controller('gatherings/:id')
@StaffRoute('owner', 'operator')
export class SignUpsController {
  constructor(
    private readonly desk: GatheringDeskService,
    private readonly signUps: SignUpsQueries,
    private readonly attendance: AttendanceService,
  ) {}

  @Get('sign-ups')
  @ApiOkResponse({ standardSchema: SignUpPageSchema })
  async list(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Query({ schema: SignUpQuerySchema }) { cursor, limit, ...filter }: SignUpQuery,
  ): Promise<Page<SignUpRow>> {
    await this.desk.get(id);
    return this.signUps.list(id, filter, { after: idCursor(cursor), limit });
  }

  @Get('sign-ups/export')
  async export(@Param('id', { schema: IdParamSchema }) id: number): Promise<StreamableFile> {
    const { title } = await this.desk.get(id);
    return csvFile(`报名 ${title}`, signUpCsv.header, signUpCsv.rows(this.signUps, id));
  }

  @Post('attendance')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: AttendOutcomeSchema })
  attend(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: DeskAttendanceSchema }) { memberId }: DeskAttendance,
  ): Promise<AttendOutcome> {
    return this.attendance.attendAtDesk(memberId, id);
  }

  @Get('code')
  @ApiOkResponse({ standardSchema: GatheringCodeSchema })
  code(@Param('id', { schema: IdParamSchema }) id: number): Promise<GatheringCode> {
    return this.desk.code(id);
  }
}
