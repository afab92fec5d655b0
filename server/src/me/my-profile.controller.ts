import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ProfileChangeSchema, ProfileSchema, type Profile, type ProfileChange } from '@jieti/shared/api/me';
import { Clock } from '../clock.js';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { MeService } from './me.service.js';
import { MyChoicesService } from './my-choices.service.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me/profile')
@MemberRoute()
export class MyProfileController {
  constructor(
    private readonly me: MeService,
    private readonly choices: MyChoicesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: ProfileSchema })
  profile(@CurrentCaller() caller: MemberCaller): Promise<Profile> {
    return this.me.profile(caller.memberId, this.clock.now());
  }

  /** PUT, because WeChat's own request knows no PATCH; fields that are left out stay as they are. */
  @Put()
  @ApiOkResponse({ standardSchema: ProfileSchema })
  async change(
    @CurrentCaller() caller: MemberCaller,
    @Body({ schema: ProfileChangeSchema }) change: ProfileChange,
  ): Promise<Profile> {
    await this.choices.change(caller.memberId, change);
    return this.me.profile(caller.memberId, this.clock.now());
  }
}
