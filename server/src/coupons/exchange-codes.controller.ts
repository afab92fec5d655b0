import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ExchangeCodePageSchema,
  ExchangeCodesMadeSchema,
  NewExchangeCodesSchema,
  type ExchangeCode,
  type ExchangeCodesMade,
  type NewExchangeCodes,
} from '@jieti/shared/api/claims';
import { IdParamSchema, SearchPageQuerySchema, type Page, type SearchPageQuery } from '@jieti/shared/api/paging';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import { exchangeCodeCsv } from './exchange-code-csv.js';
import { ExchangeCodesQueries } from './exchange-codes.queries.js';
import { ExchangeCodesService } from './exchange-codes.service.js';

@ApiTags('coupons')
@ApiBearerAuth()
@Controller('coupon-templates/:id/codes')
@StaffRoute('operator', 'owner')
export class ExchangeCodesController {
  constructor(
    private readonly queries: ExchangeCodesQueries,
    private readonly service: ExchangeCodesService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: ExchangeCodePageSchema })
  list(
    @Param('id', { schema: IdParamSchema }) templateId: number,
    @Query({ schema: SearchPageQuerySchema }) { search, cursor, limit }: SearchPageQuery,
  ): Promise<Page<ExchangeCode>> {
    return this.queries.list({ templateId, search, beforeId: idCursor(cursor), limit });
  }

  @Get('export')
  export(@Param('id', { schema: IdParamSchema }) templateId: number): StreamableFile {
    return csvFile('兑换码', exchangeCodeCsv.header, exchangeCodeCsv.rows(this.queries, templateId));
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ExchangeCodesMadeSchema })
  make(
    @Param('id', { schema: IdParamSchema }) templateId: number,
    @Body({ schema: NewExchangeCodesSchema }) wanted: NewExchangeCodes,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<ExchangeCodesMade> {
    return this.service.make(templateId, wanted, caller);
  }
}
