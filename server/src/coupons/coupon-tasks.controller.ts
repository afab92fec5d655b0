import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  BulkGrantPageSchema,
  BulkGrantSchema,
  NewBulkGrantSchema,
  type BulkGrant,
  type NewBulkGrant,
} from '@jieti/shared/api/claims';
import { CouponVoidSchema, type CouponVoid } from '@jieti/shared/api/coupons';
import { IdParamSchema, PageQuerySchema, type Page, type PageQuery } from '@jieti/shared/api/paging';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { idCursor } from '../http/id-cursor.js';
import { Refusal } from '../http/refusal.js';
import { Doorbell } from '../jobs/doorbell.js';
import { CouponTasksQueries } from './coupon-tasks.queries.js';
import { CouponTasksService } from './coupon-tasks.service.js';

/** Coupons of a template for many, or from many. */
@ApiTags('coupons')
@ApiBearerAuth()
@Controller('coupon-templates/:id')
@StaffRoute('operator', 'owner')
export class CouponTasksController {
  constructor(
    private readonly queries: CouponTasksQueries,
    private readonly service: CouponTasksService,
    private readonly doorbell: Doorbell,
  ) {}

  @Get('grants')
  @ApiOkResponse({ standardSchema: BulkGrantPageSchema })
  list(
    @Param('id', { schema: IdParamSchema }) templateId: number,
    @Query({ schema: PageQuerySchema }) { cursor, limit }: PageQuery,
  ): Promise<Page<BulkGrant>> {
    return this.queries.list({ templateId, beforeId: idCursor(cursor), limit });
  }

  @Post('grants')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: BulkGrantSchema })
  async grant(
    @Param('id', { schema: IdParamSchema }) templateId: number,
    @Body({ schema: NewBulkGrantSchema }) wanted: NewBulkGrant,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<BulkGrant> {
    return this.show(await this.service.grant(templateId, wanted, caller));
  }

  @Post('grants/:grant/cancel')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: BulkGrantSchema })
  async cancel(
    @Param('id', { schema: IdParamSchema }) templateId: number,
    @Param('grant', { schema: IdParamSchema }) id: number,
  ): Promise<BulkGrant> {
    await this.service.cancel(templateId, id);
    return this.show(id);
  }

  @Post('void-all')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: BulkGrantSchema })
  async voidAll(
    @Param('id', { schema: IdParamSchema }) templateId: number,
    @Body({ schema: CouponVoidSchema }) { reason }: CouponVoid,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<BulkGrant> {
    return this.show(await this.service.voidAll(templateId, reason, caller));
  }

  private async show(id: number): Promise<BulkGrant> {
    this.doorbell.ring('coupons');
    const task = await this.queries.find(id);
    if (!task) throw new Refusal('not_found');
    return task;
  }
}
