import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  TillLimitChangeSchema,
  TillLimitListSchema,
  type TillLimitChange,
  type TillLimitList,
} from '@jieti/shared/api/till-actions';
import { Clock } from '../clock.js';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { TillLimitsService } from './till-limits.service.js';

/** What clerks may do alone. */
@ApiTags('till')
@ApiBearerAuth()
@Controller('till/limits')
export class TillLimitsController {
  constructor(
    private readonly limits: TillLimitsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @StaffRoute('operator', 'owner')
  @ApiOkResponse({ standardSchema: TillLimitListSchema })
  list(): Promise<TillLimitList> {
    return this.limits.list();
  }

  @Put()
  @StaffRoute('owner')
  @ApiOkResponse({ standardSchema: TillLimitListSchema })
  change(
    @Body({ schema: TillLimitChangeSchema }) change: TillLimitChange,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<TillLimitList> {
    return this.limits.change(change, caller, this.clock.now());
  }
}
