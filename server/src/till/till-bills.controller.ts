import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { NewBillSchema, TillBillSchema, type NewBill, type TillBill } from '@jieti/shared/api/bills';
import { Clock } from '../clock.js';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { Refusal } from '../http/refusal.js';
import { Doorbell } from '../jobs/doorbell.js';
import { BillsQueries } from '../payments/bills.queries.js';
import { TillBillsService } from './till-bills.service.js';

@ApiTags('till')
@ApiBearerAuth()
@Controller('till')
@StaffRoute('clerk', 'operator', 'owner')
export class TillBillsController {
  constructor(
    private readonly bills: TillBillsService,
    private readonly queries: BillsQueries,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
  ) {}

  @Post('bills')
  @Limited(60)
  @ApiCreatedResponse({ standardSchema: TillBillSchema })
  async write(
    @Body({ schema: NewBillSchema }) request: NewBill,
    @CurrentCaller() staff: StaffCaller,
  ): Promise<TillBill> {
    const billNo = await this.bills.write(request, staff);
    this.doorbell.ring('outbox');
    const view = await this.queries.findView(billNo, this.clock.now());
    if (!view) throw new Refusal('bill_unknown');
    return view;
  }
}
