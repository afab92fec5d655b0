import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InboxPageSchema, type InboxItem } from '@jieti/shared/api/me';
import { IdParamSchema, PageQuerySchema, type Page, type PageQuery } from '@jieti/shared/api/paging';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { idCursor } from '../http/id-cursor.js';
import { InboxQueries } from './inbox.queries.js';
import { MyChoicesService } from './my-choices.service.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me/inbox')
@MemberRoute()
export class MyInboxController {
  constructor(
    private readonly inbox: InboxQueries,
    private readonly choices: MyChoicesService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: InboxPageSchema })
  list(
    @CurrentCaller() caller: MemberCaller,
    @Query({ schema: PageQuerySchema }) { cursor, limit }: PageQuery,
  ): Promise<Page<InboxItem>> {
    return this.inbox.list(caller.memberId, idCursor(cursor), limit);
  }

  @Post(':id/read')
  @HttpCode(204)
  read(@CurrentCaller() caller: MemberCaller, @Param('id', { schema: IdParamSchema }) id: number): Promise<void> {
    return this.choices.markRead(caller.memberId, id);
  }
}
