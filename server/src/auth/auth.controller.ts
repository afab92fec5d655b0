import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  MemberSessionSchema,
  StaffLoginSchema,
  StaffProfileSchema,
  StaffSessionSchema,
  WechatLoginSchema,
  type MemberSession,
  type StaffLogin,
  type StaffProfile,
  type StaffSession,
  type WechatLogin,
} from '@jieti/shared/api/auth';
import { CurrentCaller, PublicRoute, StaffRoute, type StaffCaller } from '../http/access.js';
import { LimitedByAddress } from '../http/limited.js';
import { MemberLoginService } from './member-login.service.js';
import { StaffLoginService } from './staff-login.service.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly members: MemberLoginService,
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
