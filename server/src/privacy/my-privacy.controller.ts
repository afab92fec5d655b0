import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  MyPrivacySchema,
  NoticeAcceptanceSchema,
  PurposeChangeSchema,
  PurposeParamSchema,
  type MyPrivacy,
  type NoticeAcceptance,
  type PurposeChange,
} from '@jieti/shared/api/privacy';
import type { Purpose } from '@jieti/shared/model/purpose';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { MyPrivacyService } from './my-privacy.service.js';

/** The notice, and what the member allows. */
@ApiTags('privacy')
@ApiBearerAuth()
@Controller('me/privacy')
@MemberRoute()
export class MyPrivacyController {
  constructor(private readonly privacy: MyPrivacyService) {}

  @Get()
  @ApiOkResponse({ standardSchema: MyPrivacySchema })
  read(@CurrentCaller() { memberId }: MemberCaller): Promise<MyPrivacy> {
    return this.privacy.read(memberId);
  }

  @Put('notice')
  @Limited(30)
  @ApiOkResponse({ standardSchema: MyPrivacySchema })
  async accept(
    @CurrentCaller() { memberId }: MemberCaller,
    @Body({ schema: NoticeAcceptanceSchema }) body: NoticeAcceptance,
  ): Promise<MyPrivacy> {
    await this.privacy.acceptNotice(memberId, body);
    return this.privacy.read(memberId);
  }

  @Put(':purpose')
  @Limited(60)
  @ApiOkResponse({ standardSchema: MyPrivacySchema })
  async choose(
    @CurrentCaller() { memberId }: MemberCaller,
    @Param('purpose', { schema: PurposeParamSchema }) purpose: Purpose,
    @Body({ schema: PurposeChangeSchema }) body: PurposeChange,
  ): Promise<MyPrivacy> {
    await this.privacy.choose(memberId, purpose, body);
    return this.privacy.read(memberId);
  }
}
