import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  FeedbackPageSchema,
  FeedbackQuerySchema,
  FeedbackReplySchema,
  FeedbackRowSchema,
  RecordedFeedbackSchema,
  type FeedbackQuery,
  type FeedbackReply,
  type FeedbackRow,
  type RecordedFeedback,
} from '@jieti/shared/api/feedback';
import { IdParamSchema, type Page } from '@jieti/shared/api/paging';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import { Refusal } from '../http/refusal.js';
import { feedbackCsv } from './feedback-csv.js';
import { FeedbackQueries } from './feedback.queries.js';
import { FeedbackService } from './feedback.service.js';

@ApiTags('feedback')
@ApiBearerAuth()
@Controller('feedback')
@StaffRoute('owner', 'operator')
export class FeedbackController {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly queries: FeedbackQueries,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: FeedbackPageSchema })
  list(
    @Query({ schema: FeedbackQuerySchema }) { cursor, limit, ...filter }: FeedbackQuery,
  ): Promise<Page<FeedbackRow>> {
    return this.queries.list(filter, idCursor(cursor), limit);
  }

  @Get('export')
  export(@Query({ schema: FeedbackQuerySchema }) filter: FeedbackQuery): StreamableFile {
    return csvFile('会员反馈', feedbackCsv.header, feedbackCsv.rows(this.queries, filter));
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: FeedbackRowSchema })
  async record(@Body({ schema: RecordedFeedbackSchema }) body: RecordedFeedback): Promise<FeedbackRow> {
    return this.known(await this.feedback.record(body));
  }

  @Post(':id/replies')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: FeedbackRowSchema })
  async reply(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: FeedbackReplySchema }) { body }: FeedbackReply,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<FeedbackRow> {
    await this.feedback.replyAsShop({ id, author: caller.name, body });
    return this.known(id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: FeedbackRowSchema })
  async close(@Param('id', { schema: IdParamSchema }) id: number): Promise<FeedbackRow> {
    await this.feedback.moveTo(id, 'closed');
    return this.known(id);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: FeedbackRowSchema })
  async reopen(@Param('id', { schema: IdParamSchema }) id: number): Promise<FeedbackRow> {
    await this.feedback.moveTo(id, 'open');
    return this.known(id);
  }

  private async known(id: number): Promise<FeedbackRow> {
    const row = await this.queries.find(id);
    if (!row) throw new Refusal('not_found');
    return row;
  }
}
