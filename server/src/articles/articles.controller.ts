import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ArticleChangeSchema,
  ArticleDraftSchema,
  ArticleFunnelSchema,
  ArticlePageSchema,
  ArticleQuerySchema,
  ArticleSchema,
  ArticleStateChangeSchema,
  type Article,
  type ArticleChange,
  type ArticleDraft,
  type ArticleFunnel,
  type ArticleQuery,
  type ArticleRow,
  type ArticleStateChange,
} from '@jieti/shared/api/articles';
import { IdParamSchema, type Page } from '@jieti/shared/api/paging';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import { articleCsv } from './article-csv.js';
import { ArticleReadingsQueries } from './article-readings.queries.js';
import { ArticlesQueries } from './articles.queries.js';
import { ArticlesService } from './articles.service.js';

@ApiTags('articles')
@ApiBearerAuth()
@Controller('articles')
@StaffRoute('owner', 'operator')
export class ArticlesController {
  constructor(
    private readonly articles: ArticlesService,
    private readonly queries: ArticlesQueries,
    private readonly readings: ArticleReadingsQueries,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: ArticlePageSchema })
  list(@Query({ schema: ArticleQuerySchema }) { cursor, limit, ...filter }: ArticleQuery): Promise<Page<ArticleRow>> {
    return this.queries.list(filter, idCursor(cursor), limit);
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: ArticleSchema })
  create(
    @Body({ schema: ArticleDraftSchema }) draft: ArticleDraft,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<Article> {
    return this.articles.create(draft, caller.username);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: ArticleSchema })
  get(@Param('id', { schema: IdParamSchema }) id: number): Promise<Article> {
    return this.articles.get(id);
  }

  @Put(':id')
  @ApiOkResponse({ standardSchema: ArticleSchema })
  edit(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: ArticleChangeSchema }) change: ArticleChange,
  ): Promise<Article> {
    return this.articles.edit(id, change);
  }

  @Post(':id/state')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ArticleSchema })
  moveTo(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: ArticleStateChangeSchema }) { state }: ArticleStateChange,
  ): Promise<Article> {
    return this.articles.moveTo(id, state);
  }

  @Delete(':id')
  @HttpCode(204)
  delete(@Param('id', { schema: IdParamSchema }) id: number): Promise<void> {
    return this.articles.deleteDraft(id);
  }

  @Get(':id/funnel')
  @ApiOkResponse({ standardSchema: ArticleFunnelSchema })
  funnel(@Param('id', { schema: IdParamSchema }) id: number): Promise<ArticleFunnel> {
    return this.articles.funnel(id);
  }

  @Get(':id/readings/export')
  async export(@Param('id', { schema: IdParamSchema }) id: number): Promise<StreamableFile> {
    const { title } = await this.articles.get(id);
    return csvFile(`阅读 ${title}`, articleCsv.header, articleCsv.rows(this.readings, id));
  }
}
