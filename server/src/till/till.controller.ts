import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  IdentifySchema,
  QuoteRequestSchema,
  TillPurchaseSchema,
  TillRefundSchema,
  type Identify,
  type Quote,
  type QuoteRequest,
  type TillOutcome,
  type TillPurchase,
  type TillRefund,
  type Visit,
  VisitSchema,
  QuoteSchema,
  TillOutcomeSchema,
} from '@jieti/shared/api/till';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { ReceiptsQueries } from './receipts.queries.js';
import { TillPurchasesService } from './till-purchases.service.js';
import { TillQuotesService } from './till-quotes.service.js';
import { TillRefundsService } from './till-refunds.service.js';
import { TillVisitsService } from './till-visits.service.js';

@ApiTags('till')
@ApiBearerAuth()
@Controller('till')
@StaffRoute('clerk', 'operator', 'owner')
export class TillController {
  constructor(
    private readonly visits: TillVisitsService,
    private readonly quotes: TillQuotesService,
    private readonly purchases: TillPurchasesService,
    private readonly refunds: TillRefundsService,
    private readonly receipts: ReceiptsQueries,
  ) {}

  @Post('identify')
  @HttpCode(200)
  @Limited(60)
  @ApiOkResponse({ standardSchema: VisitSchema })
  async identify(
    @Body({ schema: IdentifySchema }) request: Identify,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<Visit> {
    const visit = await this.visits.identify(request, caller);
    return { ...visit, categories: [...(await this.receipts.listCategories(caller.storeId))] };
  }

  @Post('quote')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: QuoteSchema })
  quote(
    @Body({ schema: QuoteRequestSchema }) request: QuoteRequest,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<Quote> {
    return this.quotes.quote(request, caller);
  }

  @Post('purchases')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: TillOutcomeSchema })
  purchase(
    @Body({ schema: TillPurchaseSchema }) request: TillPurchase,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<TillOutcome> {
    return this.purchases.record(request, caller);
  }

  @Post('refunds')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: TillOutcomeSchema })
  refund(
    @Body({ schema: TillRefundSchema }) request: TillRefund,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<TillOutcome> {
    return this.refunds.record(request, caller);
  }
}
