import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ClosedAccountSchema,
  ClosingPreviewSchema,
  ClosingRequestSchema,
  type ClosedAccount,
  type ClosingPreview,
  type ClosingRequest,
} from '@jieti/shared/api/privacy';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { MyClosingService } from './my-closing.service.js';

@ApiTags('privacy')
@ApiBearerAuth()
@Controller('me/closing')
@MemberRoute()
export class MyClosingController {
  constructor(private readonly closing: MyClosingService) {}

  @Get()
  @ApiOkResponse({ standardSchema: ClosingPreviewSchema })
  preview(@CurrentCaller() { memberId }: MemberCaller): Promise<ClosingPreview> {
    return this.closing.preview(memberId);
  }

  @Post()
  @HttpCode(200)
  @Limited(10)
  @ApiOkResponse({ standardSchema: ClosedAccountSchema })
  close(
    @CurrentCaller() { memberId }: MemberCaller,
    @Body({ schema: ClosingRequestSchema }) body: ClosingRequest,
  ): Promise<ClosedAccount> {
    return this.closing.close(memberId, body);
  }
}
