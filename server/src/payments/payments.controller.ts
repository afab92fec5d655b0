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
import { CurrentCaller, MemberRoute, StaffRoute, type MemberCaller } from '../http/access.js';
import { PaymentsService } from './payments.service.js';

@ApiTags('payments')
@ApiBearerAuth()
@Controller()
export class PaymentsController {
  constructor(private readonly payments: PaymentsService) {}

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

  @Post('payments/:no/refund')
  @StaffRoute('operator', 'owner')
  @ApiCreatedResponse({ standardSchema: RefundStatusSchema })
  refund(
    @Param('no') outTradeNo: string,
    @Body({ schema: RefundRequestSchema }) request: RefundRequest,
  ): Promise<RefundStatus> {
    return this.payments.refund(outTradeNo, request);
  }
}
