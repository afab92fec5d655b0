import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  MyBillSchema,
  MyBillsSchema,
  TillBillSchema,
  TillBillsSchema,
  type MyBill,
  type MyBills,
  type TillBill,
  type TillBills,
} from '@jieti/shared/api/bills';
import { OrderPaymentSchema, type OrderPayment } from '@jieti/shared/api/me';
import { Clock } from '../clock.js';
import { CurrentCaller, MemberRoute, StaffRoute, type MemberCaller, type StaffCaller } from '../http/access.js';
import { BillsQueries } from './bills.queries.js';
import { BillsService } from './bills.service.js';

/** Bills after they have been written: for the member who pays, and for the till that waits. */
@ApiTags('payments')
@ApiBearerAuth()
@Controller()
export class BillsController {
  constructor(
    private readonly bills: BillsService,
    private readonly queries: BillsQueries,
    private readonly clock: Clock,
  ) {}

  /** What the member can pay now, newest first. */
  @Get('me/bills')
  @MemberRoute()
  @ApiOkResponse({ standardSchema: MyBillsSchema })
  async payable(@CurrentCaller() member: MemberCaller): Promise<MyBills> {
    return { items: [...(await this.queries.listPayable(member.memberId, this.clock.now()))] };
  }

  @Get('me/bills/:no')
  @MemberRoute()
  @ApiOkResponse({ standardSchema: MyBillSchema })
  mine(@CurrentCaller() member: MemberCaller, @Param('no') billNo: string): Promise<MyBill> {
    return this.bills.mine(member.memberId, billNo);
  }

  @Post('me/bills/:no/pay')
  @MemberRoute()
  @ApiCreatedResponse({ standardSchema: OrderPaymentSchema })
  pay(@CurrentCaller() member: MemberCaller, @Param('no') billNo: string): Promise<OrderPayment> {
    return this.bills.pay(member, billNo);
  }

  /** Today's bills of the clerk's store; a caller without a store sees those of all. */
  @Get('till/bills')
  @StaffRoute('clerk', 'operator', 'owner')
  @ApiOkResponse({ standardSchema: TillBillsSchema })
  async today(@CurrentCaller() staff: StaffCaller): Promise<TillBills> {
    return { items: [...(await this.queries.listToday(staff.storeId, this.clock.now()))] };
  }

  @Get('till/bills/:no')
  @StaffRoute('clerk', 'operator', 'owner')
  @ApiOkResponse({ standardSchema: TillBillSchema })
  atTill(@CurrentCaller() staff: StaffCaller, @Param('no') billNo: string): Promise<TillBill> {
    return this.bills.atTill(billNo, staff);
  }

  @Post('till/bills/:no/cancel')
  @HttpCode(200)
  @StaffRoute('clerk', 'operator', 'owner')
  @ApiOkResponse({ standardSchema: TillBillSchema })
  cancel(@CurrentCaller() staff: StaffCaller, @Param('no') billNo: string): Promise<TillBill> {
    return this.bills.cancel(billNo, staff);
  }
}
