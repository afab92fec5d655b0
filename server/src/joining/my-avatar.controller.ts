import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AvatarSchema, AvatarUploadSchema, type Avatar, type AvatarUpload } from '@jieti/shared/api/joining';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { AvatarsQueries } from './avatars.queries.js';
import { AvatarsService } from './avatars.service.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me/avatar')
@MemberRoute()
export class MyAvatarController {
  constructor(
    private readonly avatars: AvatarsService,
    private readonly queries: AvatarsQueries,
  ) {}

  /** The caller's own; there is no door to anybody else's. */
  @Get()
  @ApiOkResponse({ standardSchema: AvatarSchema })
  show(@CurrentCaller() { memberId }: MemberCaller): Promise<Avatar> {
    return this.queries.show(memberId);
  }

  @Put()
  @Limited(20)
  @ApiOkResponse({ standardSchema: AvatarSchema })
  async change(
    @CurrentCaller() { memberId }: MemberCaller,
    @Body({ schema: AvatarUploadSchema }) { image }: AvatarUpload,
  ): Promise<Avatar> {
    await this.avatars.keep(memberId, image);
    return this.queries.show(memberId);
  }

  @Delete()
  @HttpCode(204)
  remove(@CurrentCaller() { memberId }: MemberCaller): Promise<void> {
    return this.avatars.remove(memberId);
  }
}
