import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  BoundPhoneSchema,
  MemberSessionSchema,
  PhoneCodeSchema,
  StaffLoginSchema,
  StaffProfileSchema,
  StaffSessionSchema,
  WechatLoginSchema,
  type BoundPhone,
  type MemberSession,
  type PhoneCode,
  type StaffLogin,
  type StaffProfile,
  type StaffSession,
  type WechatLogin,
} from '@jieti/shared/api/auth';
import { JoinSchema, type Join } from '@jieti/shared/api/joining';
import {
  CurrentCaller,
  MemberRoute,
  PublicRoute,
  StaffRoute,
  type MemberCaller,
  type StaffCaller,
} from '../http/access.js';
import { Limited, LimitedByAddress } from '../http/limited.js';
import { JoiningService } from './joining.service.js';
import { MemberLoginService } from './member-login.service.js';
import { MemberPhoneService } from './member-phone.service.js';
import { StaffLoginService } from './staff-login.service.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly members: MemberLoginService,
    private readonly joining: JoiningService,
    private readonly phones: MemberPhoneService,
    private readonly staff: StaffLoginService,
  ) {}

  @Post('wechat-login')
  @HttpCode(200)
  @PublicRoute()
  @LimitedByAddress(600)
  @ApiOkResponse({ standardSchema: MemberSessionSchema })
  wechatLogin(@Body({ schema: WechatLoginSchema }) body: WechatLogin): Promise<MemberSession> {
    return this.members.login(body.code);
  }

  /** Agrees to the privacy notice and becomes a member. */
  @Post('join')
  @HttpCode(200)
  @PublicRoute()
  @LimitedByAddress(600)
  @ApiOkResponse({ standardSchema: MemberSessionSchema })
  join(@Body({ schema: JoinSchema }) body: Join): Promise<MemberSession> {
    return this.joining.join(body);
  }

  @Post('phone')
  @HttpCode(200)
  @MemberRoute()
  @Limited(10)
  @ApiBearerAuth()
  @ApiOkResponse({ standardSchema: BoundPhoneSchema })
  phone(
    @CurrentCaller() caller: MemberCaller,
    @Body({ schema: PhoneCodeSchema }) body: PhoneCode,
  ): Promise<BoundPhone> {
    return this.phones.bind(caller, body.code);
  }

  @Post('staff-login')
  @HttpCode(200)
  @PublicRoute()
  @LimitedByAddress(60)
  @ApiOkResponse({ standardSchema: StaffSessionSchema })
  staffLogin(@Body({ schema: StaffLoginSchema }) body: StaffLogin): Promise<StaffSession> {
    return this.staff.login(body);
  }

  @Get('me')
  @StaffRoute('owner', 'operator', 'clerk')
  @ApiBearerAuth()
  @ApiOkResponse({ standardSchema: StaffProfileSchema })
  me(@CurrentCaller() caller: StaffCaller): Promise<StaffProfile> {
    return this.staff.profile(caller.staffId);
  }
}
