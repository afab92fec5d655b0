import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CouponViewSchema, type CouponView } from '@jieti/shared/api/coupons';
import {
  CouponRedeemSchema,
  type CouponRedeem,
  RecentReceiptsSchema,
  type RecentReceipts,
} from '@jieti/shared/api/till';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { ReceiptsQueries } from './receipts.queries.js';
import { TillCouponsService } from './till-coupons.service.js';

/** What the till does besides ringing up: gifts handed over, and today's receipts for undoing. */
@ApiTags('till')
@ApiBearerAuth()
@Controller('till')
@StaffRoute('clerk', 'operator', 'owner')
export class TillDeskController {
  constructor(
    private readonly coupons: TillCouponsService,
    private readonly receipts: ReceiptsQueries,
  ) {}

  @Post('coupons/redeem')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: CouponViewSchema })
  redeem(
    @Body({ schema: CouponRedeemSchema }) request: CouponRedeem,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<CouponView> {
    return this.coupons.handOver(request, caller);
  }

  /** Today's receipts of the clerk's store; a caller without a store sees those of all. */
  @Get('receipts')
  @ApiOkResponse({ standardSchema: RecentReceiptsSchema })
  async today(@CurrentCaller() caller: StaffCaller): Promise<RecentReceipts> {
    return { items: [...(await this.receipts.listToday(caller.storeId))] };
  }
}
