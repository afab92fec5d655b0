import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  FeedbackReplySchema,
  MyFeedbackPageSchema,
  NewFeedbackSchema,
  type FeedbackItem,
  type FeedbackReply,
  type NewFeedback,
} from '@jieti/shared/api/feedback';
import { IdParamSchema, PageQuerySchema, type Page, type PageQuery } from '@jieti/shared/api/paging';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { idCursor } from '../http/id-cursor.js';
import { Limited } from '../http/limited.js';
import { FeedbackQueries } from './feedback.queries.js';
import { FeedbackService } from './feedback.service.js';

@ApiTags('community')
@ApiBearerAuth()
@Controller('me/feedback')
@MemberRoute()
export class MyFeedbackController {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly queries: FeedbackQueries,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: MyFeedbackPageSchema })
  list(
    @CurrentCaller() caller: MemberCaller,
    @Query({ schema: PageQuerySchema }) { cursor, limit }: PageQuery,
  ): Promise<Page<FeedbackItem>> {
    return this.queries.listOf(caller.memberId, idCursor(cursor), limit);
  }

  @Post()
  @HttpCode(204)
  @Limited(6)
  async write(
    @CurrentCaller() caller: MemberCaller,
    @Body({ schema: NewFeedbackSchema }) body: NewFeedback,
  ): Promise<void> {
    await this.feedback.write(caller.memberId, body);
  }

  @Post(':id/replies')
  @HttpCode(204)
  @Limited(12)
  reply(
    @CurrentCaller() caller: MemberCaller,
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: FeedbackReplySchema }) { body }: FeedbackReply,
  ): Promise<void> {
    return this.feedback.replyAsMember(caller.memberId, { id, body });
  }
}
