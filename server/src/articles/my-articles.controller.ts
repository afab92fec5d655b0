import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  MyArticlePageSchema,
  MyArticleSchema,
  ReadingOutcomeSchema,
  ReadingReportSchema,
  type MyArticle,
  type MyArticleRow,
  type ReadingOutcome,
  type ReadingReport,
} from '@jieti/shared/api/articles';
import { IdParamSchema, PageQuerySchema, type Page, type PageQuery } from '@jieti/shared/api/paging';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { ArticleVisitsService } from './article-visits.service.js';
import { MyArticlesService } from './my-articles.service.js';

@ApiTags('articles')
@ApiBearerAuth()
@Controller('me/articles')
@MemberRoute()
export class MyArticlesController {
  constructor(
    private readonly articles: MyArticlesService,
    private readonly visits: ArticleVisitsService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: MyArticlePageSchema })
  list(
    @CurrentCaller() { memberId }: MemberCaller,
    @Query({ schema: PageQuerySchema }) { cursor, limit }: PageQuery,
  ): Promise<Page<MyArticleRow>> {
    return this.articles.list(memberId, cursor, limit);
  }

  /** Opens it: the time of the visit counts from here. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: MyArticleSchema })
  open(
    @CurrentCaller() { memberId }: MemberCaller,
    @Param('id', { schema: IdParamSchema }) id: number,
  ): Promise<MyArticle> {
    return this.articles.open(memberId, id);
  }

  @Post(':id/reading')
  @HttpCode(200)
  @Limited(60)
  @ApiOkResponse({ standardSchema: ReadingOutcomeSchema })
  report(
    @CurrentCaller() { memberId }: MemberCaller,
    @Param('id', { schema: IdParamSchema }) articleId: number,
    @Body({ schema: ReadingReportSchema }) report: ReadingReport,
  ): Promise<ReadingOutcome> {
    return this.visits.report({ articleId, memberId }, report);
  }

  @Post(':id/share')
  @HttpCode(204)
  @Limited(20)
  share(
    @CurrentCaller() { memberId }: MemberCaller,
    @Param('id', { schema: IdParamSchema }) articleId: number,
  ): Promise<void> {
    return this.visits.share({ articleId, memberId });
  }
}
