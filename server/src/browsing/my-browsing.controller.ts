import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  BrowseBatchSchema,
  BrowseReceiptSchema,
  type BrowseBatch,
  type BrowseReceipt,
} from '@jieti/shared/api/browsing';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { BrowsingService } from './browsing.service.js';

@ApiTags('browsing')
@ApiBearerAuth()
@Controller('me/browsing')
@MemberRoute()
export class MyBrowsingController {
  constructor(private readonly browsing: BrowsingService) {}

  @Post()
  @HttpCode(200)
  @Limited(30)
  @ApiOkResponse({ standardSchema: BrowseReceiptSchema })
  take(
    @CurrentCaller() caller: MemberCaller,
    @Body({ schema: BrowseBatchSchema }) batch: BrowseBatch,
  ): Promise<BrowseReceipt> {
    return this.browsing.take(caller.memberId, batch);
  }
}
