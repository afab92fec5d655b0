import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  NewOrderSchema,
  OrderPaymentSchema,
  OrderStatusSchema,
  type NewOrder,
  type OrderPayment,
  type OrderStatus,
} from '@jieti/shared/api/me';
import {
  RefundRequestSchema,
  RefundStatusSchema,
  type RefundRequest,
  type RefundStatus,
} from '@jieti/shared/api/payments';
import { CurrentCaller, MemberRoute, StaffRoute, type MemberCaller, type StaffCaller } from '../http/access.js';
import { PaymentsService } from './payments.service.js';
import { RefundsService } from './refunds.service.js';

@ApiTags('payments')
@ApiBearerAuth()
@Controller()
export class PaymentsController {
  constructor(
    private readonly payments: PaymentsService,
    private readonly refunds: RefundsService,
  ) {}

  @Post('me/orders')
  @MemberRoute()
  @ApiCreatedResponse({ standardSchema: OrderPaymentSchema })
  create(
    @CurrentCaller() member: MemberCaller,
    @Body({ schema: NewOrderSchema }) order: NewOrder,
  ): Promise<OrderPayment> {
    return this.payments.create(member, order);
  }

  @Get('me/orders/:no')
  @MemberRoute()
  @ApiOkResponse({ standardSchema: OrderStatusSchema })
  status(@CurrentCaller() member: MemberCaller, @Param('no') outTradeNo: string): Promise<OrderStatus> {
    return this.payments.status(member.memberId, outTradeNo);
  }

  /** A clerk may give back what the own store took in the last 24 hours, up to ¥1,000. */
  @Post('payments/:no/refund')
  @StaffRoute('clerk', 'operator', 'owner')
  @ApiCreatedResponse({ standardSchema: RefundStatusSchema })
  refund(
    @Param('no') outTradeNo: string,
    @Body({ schema: RefundRequestSchema }) request: RefundRequest,
    @CurrentCaller() staff: StaffCaller,
  ): Promise<RefundStatus> {
    return this.refunds.request(outTradeNo, request, staff);
  }
}
