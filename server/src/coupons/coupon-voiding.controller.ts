import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CouponVoidResultSchema,
  CouponVoidSchema,
  type CouponVoid,
  type CouponVoidResult,
} from '@jieti/shared/api/coupons';
import { IdParamSchema } from '@jieti/shared/api/paging';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { Doorbell } from '../jobs/doorbell.js';
import { CouponVoidingService } from './coupon-voiding.service.js';

@ApiTags('coupons')
@ApiBearerAuth()
@Controller('coupons')
@StaffRoute('operator', 'owner')
export class CouponVoidingController {
  constructor(
    private readonly service: CouponVoidingService,
    private readonly doorbell: Doorbell,
  ) {}

  @Post(':id/void')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: CouponVoidResultSchema })
  async void(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: CouponVoidSchema }) order: CouponVoid,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<CouponVoidResult> {
    const outcome = await this.service.void(id, order, caller);
    this.doorbell.ring('outbox');
    return { outcome };
  }
}
