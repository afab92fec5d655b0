import { Body, Controller, Get, Param, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import {
  CouponTemplateDraftSchema,
  CouponTemplatePatchSchema,
  type CouponTemplate,
  type CouponTemplateDraft,
  type CouponTemplatePatch,
  CouponTemplatePageSchema,
  CouponTemplateSchema,
  CouponTemplateVersionsSchema,
  type CouponTemplateVersion,
} from '@jieti/shared/api/coupons';
import { IdParamSchema, SearchPageQuerySchema, type Page, type SearchPageQuery } from '@jieti/shared/api/paging';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import { Refusal } from '../http/refusal.js';
import { couponTemplateCsv } from './coupon-template-csv.js';
import { CouponTemplatesQueries } from './coupon-templates.queries.js';
import { CouponsService } from './coupons.service.js';

@ApiTags('coupons')
@ApiBearerAuth()
@Controller('coupon-templates')
@StaffRoute('operator', 'owner')
export class CouponTemplatesController {
  constructor(
    private readonly queries: CouponTemplatesQueries,
    private readonly service: CouponsService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: CouponTemplatePageSchema })
  list(@Query({ schema: SearchPageQuerySchema }) query: SearchPageQuery): Promise<Page<CouponTemplate>> {
    return this.queries.list({ search: query.search, beforeId: idCursor(query.cursor), limit: query.limit });
  }

  @Get('export')
  export(@Query({ schema: SearchPageQuerySchema }) query: SearchPageQuery): StreamableFile {
    return csvFile('优惠券模板', couponTemplateCsv.header, couponTemplateCsv.rows(this.queries, query.search));
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: CouponTemplateSchema })
  create(
    @Body({ schema: CouponTemplateDraftSchema }) draft: CouponTemplateDraft,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<CouponTemplate> {
    return this.service.createTemplate(draft, caller);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: CouponTemplateSchema })
  async one(@Param('id', { schema: IdParamSchema }) id: number): Promise<CouponTemplate> {
    const template = await this.queries.find(id);
    if (!template) throw new Refusal('not_found');
    return template;
  }

  @Get(':id/versions')
  @ApiOkResponse({ standardSchema: CouponTemplateVersionsSchema })
  async versions(@Param('id', { schema: IdParamSchema }) id: number): Promise<{ items: CouponTemplateVersion[] }> {
    return { items: [...(await this.queries.listVersions(id))] };
  }

  @Patch(':id')
  @ApiOkResponse({ standardSchema: CouponTemplateSchema })
  patch(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: CouponTemplatePatchSchema }) patch: CouponTemplatePatch,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<CouponTemplate> {
    return this.service.patch(id, patch, caller);
  }
}
