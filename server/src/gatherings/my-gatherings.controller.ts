import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AttendOutcomeSchema,
  AttendSchema,
  MyGatheringSchema,
  MyGatheringsSchema,
  SignUpOutcomeSchema,
  SignUpSchema,
  type Attend,
  type AttendOutcome,
  type MyGathering,
  type MyGatherings,
  type SignUp,
  type SignUpOutcome,
} from '@jieti/shared/api/gatherings';
import { IdParamSchema } from '@jieti/shared/api/paging';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { AttendanceService } from './attendance.service.js';
import { MyGatheringsService } from './my-gatherings.service.js';
import { SigningUpService } from './signing-up.service.js';

@ApiTags('gatherings')
@ApiBearerAuth()
@Controller('me/gatherings')
@MemberRoute()
export class MyGatheringsController {
  constructor(
    private readonly gatherings: MyGatheringsService,
    private readonly signingUp: SigningUpService,
    private readonly attendance: AttendanceService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: MyGatheringsSchema })
  list(@CurrentCaller() caller: MemberCaller): Promise<MyGatherings> {
    return this.gatherings.list(caller.memberId);
  }

  /** Few tries a minute: six digits are not to be guessed. */
  @Post('attend')
  @HttpCode(200)
  @Limited(10)
  @ApiOkResponse({ standardSchema: AttendOutcomeSchema })
  attend(
    @CurrentCaller() caller: MemberCaller,
    @Body({ schema: AttendSchema }) attend: Attend,
  ): Promise<AttendOutcome> {
    return this.attendance.attendByCode(caller.memberId, attend);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: MyGatheringSchema })
  get(@CurrentCaller() caller: MemberCaller, @Param('id', { schema: IdParamSchema }) id: number): Promise<MyGathering> {
    return this.gatherings.get(caller.memberId, id);
  }

  @Post(':id/sign-up')
  @HttpCode(200)
  @Limited(20)
  @ApiOkResponse({ standardSchema: SignUpOutcomeSchema })
  signUp(
    @CurrentCaller() { memberId }: MemberCaller,
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: SignUpSchema }) { requestKey }: SignUp,
  ): Promise<SignUpOutcome> {
    return this.signingUp.signUp({ memberId, id }, requestKey);
  }

  @Delete(':id/sign-up')
  @HttpCode(204)
  @Limited(20)
  signOff(
    @CurrentCaller() { memberId }: MemberCaller,
    @Param('id', { schema: IdParamSchema }) id: number,
  ): Promise<void> {
    return this.signingUp.signOff({ memberId, id });
  }
}
