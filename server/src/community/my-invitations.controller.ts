import { Body, Controller, Get, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  InvitationAcceptSchema,
  MyInvitationsSchema,
  type InvitationAccept,
  type MyInvitations,
} from '@jieti/shared/api/invitations';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { Refusal } from '../http/refusal.js';
import { WechatLinks } from '../wechat/wechat-links.js';
import { InvitationCodes } from './invitation-codes.js';
import { InvitationsService } from './invitations.service.js';
import { MyInvitationsService } from './my-invitations.service.js';

@ApiTags('community')
@ApiBearerAuth()
@Controller('me/invitations')
@MemberRoute()
export class MyInvitationsController {
  constructor(
    private readonly mine: MyInvitationsService,
    private readonly invitations: InvitationsService,
    private readonly codes: InvitationCodes,
    private readonly links: WechatLinks,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: MyInvitationsSchema })
  show(@CurrentCaller() caller: MemberCaller): Promise<MyInvitations> {
    return this.mine.show(caller.memberId);
  }

  /** The picture for a poster: scanned, it opens the page of the invited with the member's code as its scene. */
  @Get('code.png')
  @Limited(20)
  async picture(@CurrentCaller() caller: MemberCaller): Promise<StreamableFile> {
    const outcome = await this.links.code(
      'packages/community/invited/index',
      `i=${this.codes.codeOf(caller.memberId)}`,
    );
    if (outcome.kind === 'refused') throw new Refusal('wechat_unavailable');
    return new StreamableFile(outcome.value, { type: 'image/jpeg' });
  }

  /** Tells who brought this member, right after the first login. */
  @Post('accept')
  @HttpCode(204)
  @Limited(10)
  accept(
    @CurrentCaller() caller: MemberCaller,
    @Body({ schema: InvitationAcceptSchema }) { code }: InvitationAccept,
  ): Promise<void> {
    return this.invitations.accept(caller.memberId, code);
  }
}
