import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ProfileChangeSchema, ProfileSchema, type Profile, type ProfileChange } from '@jieti/shared/api/me';
import { Clock } from '../clock.js';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { AvatarsQueries } from '../joining/avatars.queries.js';
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
    private readonly avatars: AvatarsQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: ProfileSchema })
  profile(@CurrentCaller() { memberId }: MemberCaller): Promise<Profile> {
    return this.show(memberId);
  }

  /** PUT, because WeChat's own request knows no PATCH; fields that are left out stay as they are. */
  @Put()
  @ApiOkResponse({ standardSchema: ProfileSchema })
  async change(
    @CurrentCaller() caller: MemberCaller,
    @Body({ schema: ProfileChangeSchema }) change: ProfileChange,
  ): Promise<Profile> {
    await this.choices.change(caller, change);
    return this.show(caller.memberId);
  }

  private async show(memberId: number): Promise<Profile> {
    const [profile, avatarTag] = await Promise.all([
      this.me.profile(memberId, this.clock.now()),
      this.avatars.findTag(memberId),
    ]);
    return { ...profile, avatarTag };
  }
}
