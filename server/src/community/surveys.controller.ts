import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParamSchema, PageQuerySchema, type Page, type PageQuery } from '@jieti/shared/api/paging';
import {
  SurveyAnswerPageSchema,
  SurveyDraftSchema,
  SurveyPageSchema,
  SurveyResultsSchema,
  SurveySchema,
  SurveyStateChangeSchema,
  type Survey,
  type SurveyAnswerRow,
  type SurveyDraft,
  type SurveyResults,
  type SurveyStateChange,
} from '@jieti/shared/api/surveys';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import { Refusal } from '../http/refusal.js';
import { SurveyAnswersQueries } from './survey-answers.queries.js';
import { surveyCsv } from './survey-csv.js';
import { SurveysQueries } from './surveys.queries.js';
import { SurveysService } from './surveys.service.js';

@ApiTags('surveys')
@ApiBearerAuth()
@Controller('surveys')
@StaffRoute('owner', 'operator')
export class SurveysController {
  constructor(
    private readonly surveys: SurveysService,
    private readonly queries: SurveysQueries,
    private readonly answers: SurveyAnswersQueries,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: SurveyPageSchema })
  list(@Query({ schema: PageQuerySchema }) { cursor, limit }: PageQuery): Promise<Page<Survey>> {
    return this.queries.list(idCursor(cursor), limit);
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: SurveySchema })
  create(
    @Body({ schema: SurveyDraftSchema }) draft: SurveyDraft,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<Survey> {
    return this.surveys.create(draft, caller.username);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: SurveySchema })
  get(@Param('id', { schema: IdParamSchema }) id: number): Promise<Survey> {
    return this.known(id);
  }

  @Put(':id')
  @ApiOkResponse({ standardSchema: SurveySchema })
  edit(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: SurveyDraftSchema }) draft: SurveyDraft,
  ): Promise<Survey> {
    return this.surveys.edit(id, draft);
  }

  @Post(':id/state')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SurveySchema })
  moveTo(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: SurveyStateChangeSchema }) { state }: SurveyStateChange,
  ): Promise<Survey> {
    return this.surveys.moveTo(id, state);
  }

  @Get(':id/results')
  @ApiOkResponse({ standardSchema: SurveyResultsSchema })
  async results(@Param('id', { schema: IdParamSchema }) id: number): Promise<SurveyResults> {
    return this.surveys.results(await this.known(id));
  }

  @Get(':id/answers')
  @ApiOkResponse({ standardSchema: SurveyAnswerPageSchema })
  async listAnswers(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Query({ schema: PageQuerySchema }) { cursor, limit }: PageQuery,
  ): Promise<Page<SurveyAnswerRow>> {
    return this.answers.list(await this.known(id), idCursor(cursor) ?? 0, limit);
  }

  @Get(':id/answers/export')
  async export(@Param('id', { schema: IdParamSchema }) id: number): Promise<StreamableFile> {
    const survey = await this.known(id);
    return csvFile(`问卷 ${survey.title}`, surveyCsv.header(survey), surveyCsv.rows(this.answers, survey));
  }

  private async known(id: number): Promise<Survey> {
    const survey = await this.queries.find(id);
    if (!survey) throw new Refusal('not_found');
    return survey;
  }
}
