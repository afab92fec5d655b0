import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParamSchema } from '@jieti/shared/api/paging';
import {
  MySurveySchema,
  MySurveysSchema,
  SurveyAnswerSchema,
  SurveyThanksSchema,
  type MySurvey,
  type MySurveys,
  type SurveyAnswer,
  type SurveyThanks,
} from '@jieti/shared/api/surveys';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { MySurveysService } from './my-surveys.service.js';

@ApiTags('community')
@ApiBearerAuth()
@Controller('me/surveys')
@MemberRoute()
export class MySurveysController {
  constructor(private readonly surveys: MySurveysService) {}

  @Get()
  @ApiOkResponse({ standardSchema: MySurveysSchema })
  list(@CurrentCaller() caller: MemberCaller): Promise<MySurveys> {
    return this.surveys.list(caller.memberId);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: MySurveySchema })
  get(@CurrentCaller() caller: MemberCaller, @Param('id', { schema: IdParamSchema }) id: number): Promise<MySurvey> {
    return this.surveys.get(caller.memberId, id);
  }

  @Post(':id/answers')
  @HttpCode(200)
  @Limited(20)
  @ApiOkResponse({ standardSchema: SurveyThanksSchema })
  answer(
    @CurrentCaller() caller: MemberCaller,
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: SurveyAnswerSchema }) body: SurveyAnswer,
  ): Promise<SurveyThanks> {
    return this.surveys.answer(caller.memberId, id, body);
  }
}
