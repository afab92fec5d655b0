import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PrivacyNoticeSchema, type PrivacyNotice } from '@jieti/shared/api/privacy';
import { PublicRoute } from '../http/access.js';
import { LimitedByAddress } from '../http/limited.js';
import { PrivacyNotices } from './privacy-notices.js';

/** The notice, for whoever is not a member yet. */
@ApiTags('privacy')
@Controller('privacy/notice')
@PublicRoute()
export class PrivacyNoticeController {
  constructor(private readonly notices: PrivacyNotices) {}

  @Get()
  @LimitedByAddress(600)
  @ApiOkResponse({ standardSchema: PrivacyNoticeSchema })
  read(): PrivacyNotice {
    return this.notices.current;
  }
}
